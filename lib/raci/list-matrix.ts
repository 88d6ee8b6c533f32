import { z } from "zod";
import { mayDo, type Relation } from "#lib/identity/core/access.ts";
import type { Actor } from "#lib/identity/core/actor.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { agentStrip } from "#lib/registry/core/seat-strip.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import type { ListedRow } from "./core/listed-rows.ts";
import type { Party } from "./core/matrix.ts";
import { type ChunkAgent, type ChunkRow, cellFlags, type MatrixChunk } from "./core/matrix-chunk.ts";
import { type ListedAgent, listedAgents } from "./listed-agents.ts";
import { matrixConditions, matrixFilters } from "./matrix-filters.ts";

/** An answer stays small enough to be shown while the next is on its way. */
const MOST_AGENTS = 50;

const shape: ListShape = {
  sortable: {
    name: { sql: "a.name", type: "text" },
    businessUnit: { sql: `COALESCE(a."businessUnit", '')`, type: "text" },
    riskTier: { sql: 'a."riskTier"', type: '"RiskTier"' },
  },
  usually: "-riskTier,name",
  id: "a.id",
};

/**
 * The matrix of many agents, part by part: their duties with who carries which letter. Pages count agents; rows that a
 * filter leaves out are absent, so that an agent can be there without any.
 */
export const listMatrix = query({
  may: "catalogue.read",
  summary: "Read the RACI matrix of many agents",
  input: listFields.extend({
    ...matrixFilters,
    limit: z.coerce
      .number({ error: "Write a number." })
      .int()
      .min(1)
      .max(MOST_AGENTS, `At most ${MOST_AGENTS}.`)
      .default(25),
  }),
  async read(queryable, input, { now, context }): Promise<MatrixChunk & { total: number; nextCursor: string | null }> {
    const { sort, limit, cursor, asOf: _, ...asked } = input;
    const { where, filter } = await matrixConditions(queryable, asked, now);
    const page = await readPage<{ id: string }>(
      queryable,
      shape,
      { sort, limit, cursor },
      { columns: "a.id::text AS id", from: '"Agent" a', where },
    );
    const ids = page.data.map(({ id }) => id);
    const listed = await listedAgents(queryable, ids, now, filter);
    return { ...chunkOf(listed, context.actor, now), total: page.total, nextCursor: page.nextCursor };
  },
});

/** Says people, teams and systems once and names them by their place. */
function chunkOf(listed: readonly ListedAgent[], actor: Actor, now: Instant): MatrixChunk {
  const chunk: MatrixChunk = { parties: [], systems: [], controls: {}, agents: [] };
  const places = { parties: new Map<string, number>(), systems: new Map<string, number>() };
  const placeOf = (party: Party): number => {
    const known = places.parties.get(party.id);
    if (known !== undefined) return known;
    const { id, name, kind } = party;
    const person = party.kind === "person" ? party.person : null;
    places.parties.set(id, chunk.parties.length);
    return chunk.parties.push({ id, name, kind, email: person?.email ?? null, status: person?.status ?? null }) - 1;
  };
  const placeOfSystem = (system: { id: string; slug: string; name: string } | null): number | null => {
    if (system === null) return null;
    const known = places.systems.get(system.id);
    if (known !== undefined) return known;
    places.systems.set(system.id, chunk.systems.length);
    return chunk.systems.push({ slug: system.slug, name: system.name }) - 1;
  };
  for (const { facts, seats, rows } of listed) {
    const capabilities = seats.capabilities.map(({ capability, risk }) => ({
      slug: capability.slug,
      name: capability.name,
      tier: risk.tier,
      system: placeOfSystem(capability.system),
    }));
    const placeOfCapability = new Map(seats.capabilities.map(({ capability }, place) => [capability.id, place]));
    for (const { row, controlTitle } of rows)
      if (row.controlId !== null && controlTitle !== null) chunk.controls[row.controlId] = controlTitle;
    chunk.agents.push({
      id: facts.id,
      slug: facts.slug,
      name: facts.name,
      state: facts.state,
      tier: seats.tier,
      unit: facts.businessUnit,
      seats: agentStrip(seats),
      may: mayOn(facts, actor, now),
      capabilities,
      rows: rows.map((one) => rowOf(one, placeOf, placeOfCapability)),
    });
  }
  return chunk;
}

function rowOf(
  { row, clashing, guide }: ListedRow,
  placeOf: (party: Party) => number,
  placeOfCapability: ReadonlyMap<string, number>,
): ChunkRow {
  let accountable: number | null = null;
  const cells = Array.from(row.cells.values(), ({ party, letter, answers, reasons }) => {
    const place = placeOf(party);
    if (party.id === row.accountable?.id) accountable = place;
    const flags =
      (answers || party.kind === "team" ? 0 : cellFlags.silent) +
      (reasons.some(({ overrideId }) => overrideId !== null) ? cellFlags.override : 0) +
      (clashing.includes(party.id) ? cellFlags.clash : 0);
    return [place, letter, flags] as const;
  });
  const clashes = row.accountable !== null && clashing.length > 0 ? ["Duties clash: they must be three people."] : [];
  const problems = [...row.problems.map(({ sentence }) => sentence), ...clashes];
  return {
    duty: row.duty,
    capability: row.capabilityId === null ? null : (placeOfCapability.get(row.capabilityId) ?? null),
    control: row.controlId,
    cells,
    accountable,
    ...(problems.length > 0 ? { problems } : {}),
    performedBy: guide.control,
    playbook: guide.playbook,
  };
}

/** What to offer, from who holds what now. */
function mayOn(facts: AgentFacts, actor: Actor, now: Instant): ChunkAgent["may"] {
  const holders: Partial<Record<Role, string[]>> = {};
  for (const { role, person, capabilityId, startsAt, endsAt } of facts.assignments) {
    if (person === null || capabilityId !== null || startsAt > now || (endsAt !== null && endsAt <= now)) continue;
    holders[role] = [...(holders[role] ?? []), person.id];
  }
  const relation: Relation = { holders };
  return {
    assign: mayDo(actor, "assignment.edit", relation),
    override: mayDo(actor, "raci.override", relation),
  };
}
