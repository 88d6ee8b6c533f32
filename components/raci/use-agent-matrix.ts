"use client";

import { useEffect, useRef, useState } from "react";
import { api, type Problem } from "#components/api-client.ts";
import type { readMatrix } from "#lib/raci/read-matrix.ts";
import type { listAssignments } from "#lib/registry/list-assignments.ts";

type Raci = Awaited<ReturnType<typeof readMatrix>>;
export type HeldAssignment = Awaited<ReturnType<typeof listAssignments>>["data"][number];
export type Override = Raci["overrides"][number];

/** One agent's matrix with where each letter comes from, and everybody who holds a role there. */
export interface AgentMatrix {
  raci: Raci;
  assignments: ReadonlyMap<string, HeldAssignment>;
}

/** So many pages of assignments at most: 1,000 of one agent. */
const PAGES = 5;

async function load(slug: string): Promise<{ found: AgentMatrix | null; problem: Problem | null }> {
  const raci = await api.get<typeof readMatrix>(`/agents/${slug}/raci`);
  if (!raci.ok) return { found: null, problem: raci.problem };
  const assignments = new Map<string, HeldAssignment>();
  let cursor: string | null = "";
  for (let page = 0; page < PAGES && cursor !== null; page++) {
    const search: URLSearchParams = new URLSearchParams({ agent: slug, limit: "200", ...(cursor ? { cursor } : {}) });
    const held = await api.get<typeof listAssignments>(`/assignments?${search}`);
    if (!held.ok) return { found: null, problem: held.problem };
    for (const one of held.answer.data) assignments.set(one.id, one);
    cursor = held.answer.nextCursor;
  }
  return { found: { raci: raci.answer, assignments }, problem: null };
}

/**
 * What explains the letters of one agent, read when it is first asked for and kept while the page lasts. `revision`
 * goes up after a change: then it is read anew, and what was known stands until the answer is there.
 */
export function useAgentMatrix(slug: string | null, revision = 0) {
  const known = useRef(new Map<string, { revision: number; found: AgentMatrix }>());
  const [, redraw] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (slug === null || known.current.get(slug)?.revision === revision) return;
    let wanted = true;
    // Whoever runs over the board with the arrow keys does not ask for every agent on the way.
    const waiting = setTimeout(async () => {
      const { found, problem: refused } = await load(slug);
      if (!wanted) return;
      if (found) known.current.set(slug, { revision, found });
      setProblem(refused);
      redraw((count) => count + 1);
    }, 120);
    return () => {
      wanted = false;
      clearTimeout(waiting);
    };
  }, [slug, revision]);
  return { matrix: slug === null ? null : (known.current.get(slug)?.found ?? null), problem };
}

/** The row of one duty in an agent's answer. */
export interface RowAsked {
  duty: string;
  capability: string | null;
  control: string | null;
}

export const rowIn = ({ raci }: AgentMatrix, { duty, capability, control }: RowAsked) =>
  raci.rows.find(
    (row) => row.duty === duty && (row.capability?.slug ?? null) === capability && row.control === control,
  );

/** The recorded departures from the template in one row. */
export const overridesIn = ({ raci }: AgentMatrix, { duty, capability, control }: RowAsked): Override[] =>
  raci.overrides.filter(
    (one) => one.duty === duty && (one.capability?.slug ?? null) === capability && one.control === control,
  );
