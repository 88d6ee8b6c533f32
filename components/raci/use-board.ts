"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api, type Problem } from "#components/api-client.ts";
import type { listMatrix } from "#lib/raci/list-matrix.ts";
import { type BoardRow, boardRows } from "./board-rows.ts";

/** So many agents come in one answer, and so many are shown before somebody asks for more. */
const CHUNK = 25;
export const AT_FIRST = 250;

interface Loaded {
  /** In the order of the answers; each agent's rows stand together. */
  agents: ReadonlyMap<string, readonly BoardRow[]>;
  total: number | null;
  cursor: string | null;
  problem: Problem | null;
}

const nothing: Loaded = { agents: new Map(), total: null, cursor: null, problem: null };

type Outcome = Awaited<ReturnType<typeof ask>>;
const ask = (search: string) => api.get<typeof listMatrix>(`/raci?${search}`);

/**
 * The matrix of the agents that `search` asks for, part by part as it comes. `again` reads one agent anew after a
 * change; `more` goes on where the board stopped.
 */
export function useBoard(search: string) {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [limit, setLimit] = useState(AT_FIRST);
  const [loading, setLoading] = useState(true);
  const asked = useRef(0);

  useEffect(() => {
    const mine = ++asked.current;
    let known = nothing;
    setLimit(AT_FIRST);
    const go = async () => {
      setLoading(true);
      setLoaded(nothing);
      do {
        const outcome = await ask(withPage(search, known.cursor));
        if (mine !== asked.current) return;
        known = added(known, outcome);
        setLoaded(known);
      } while (known.cursor !== null && known.agents.size < AT_FIRST);
      setLoading(false);
    };
    go();
    return () => {
      asked.current++;
    };
  }, [search]);

  const more = useCallback(async () => {
    const mine = asked.current;
    let known = loaded;
    const until = limit + AT_FIRST;
    setLimit(until);
    setLoading(true);
    while (known.cursor !== null && known.agents.size < until) {
      const outcome = await ask(withPage(search, known.cursor));
      if (mine !== asked.current) return;
      known = added(known, outcome);
      setLoaded(known);
    }
    setLoading(false);
  }, [loaded, limit, search]);

  const again = useCallback(
    async (slug: string) => {
      const asks = new URLSearchParams(search);
      asks.set("agent", slug);
      const mine = asked.current;
      const outcome = await ask(withPage(asks.toString(), null));
      if (mine !== asked.current || !outcome.ok) return;
      const [agent] = outcome.answer.agents;
      setLoaded((before) => {
        const agents = new Map(before.agents);
        // Who falls out of the filter by the change stays until the page is read anew, with nothing to show.
        const id = agent?.id ?? [...agents.values()].flat().find((row) => row.agent.slug === slug)?.agent.id;
        if (id !== undefined) agents.set(id, boardRows(outcome.answer));
        return { ...before, agents };
      });
    },
    [search],
  );

  return { ...loaded, loading, more, again };
}

function withPage(search: string, cursor: string | null): string {
  const asks = new URLSearchParams(search);
  asks.set("limit", String(CHUNK));
  if (cursor !== null) asks.set("cursor", cursor);
  return asks.toString();
}

function added(known: Loaded, outcome: Outcome): Loaded {
  if (!outcome.ok) return { ...known, cursor: null, problem: outcome.problem };
  const agents = new Map(known.agents);
  for (const { id } of outcome.answer.agents) agents.set(id, []);
  for (const row of boardRows(outcome.answer)) (agents.get(row.agent.id) as BoardRow[]).push(row);
  return { agents, total: outcome.answer.total, cursor: outcome.answer.nextCursor, problem: null };
}
