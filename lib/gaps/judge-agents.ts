import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { loadFacts } from "#lib/registry/load-facts.ts";
import { judgeOrganisation } from "./judge-organisation.ts";
import { type ChangeOfGap, writeGapChanges } from "./store-gap-changes.ts";
import { gapsByKey, lockAgents, readKept } from "./store-kept.ts";
import { writeJudgements, writeVerdicts } from "./store-verdicts.ts";
import { changesNothing, type Differences, differencesOf } from "./verdict.ts";

/** What belongs to the organisation and is judged with the agents, because the write at hand can have changed it. */
export interface OrganisationParts {
  people: readonly string[];
  controls: readonly string[];
}

const nothing: OrganisationParts = { people: [], controls: [] };

/**
 * Judges some agents in the caller's transaction and writes only what differs: gaps, verdicts, when to look again.
 * What is kept is read before the facts: whoever asks for another judgement from then on is not overwritten.
 * @returns how many agents differed
 */
export async function judgeAgents(
  tx: Transaction,
  ids: readonly string[],
  now: Instant,
  correlationId: string,
  also: OrganisationParts = nothing,
): Promise<number> {
  if (ids.length > 0) await lockAgents(tx, ids);
  const kept = await readKept(tx, ids);
  const organisation = await loadOrganisation(tx, now);
  const loaded = await loadFacts(tx, ids, now);
  const differing = loaded.flatMap((agent) => {
    const before = kept.get(agent.facts.id);
    if (before === undefined) return [];
    const differences = differencesOf(agent, before, organisation, now);
    return changesNothing(differences) ? [] : [differences];
  });
  await write(tx, differing, now, correlationId);
  const inactive = new Set(
    [...organisation.defaultOwners].filter(([, owner]) => owner.status !== "active").map(([controlId]) => controlId),
  );
  const controls = differing.flatMap((one) => one.controls).filter((controlId) => inactive.has(controlId));
  await judgeOrganisation(
    tx,
    {
      people: [...new Set([...also.people, ...differing.flatMap((one) => one.people)])],
      controls: [...new Set([...also.controls, ...controls])],
    },
    organisation,
    now,
    correlationId,
  );
  return differing.length;
}

async function write(
  tx: Transaction,
  differing: readonly Differences[],
  now: Instant,
  correlationId: string,
): Promise<void> {
  if (differing.length === 0) return;
  const changes = differing.flatMap(({ agentId, agentName, gaps }) =>
    gaps.map((change): ChangeOfGap => ({ agentId, agentName, change })),
  );
  await writeGapChanges(tx, await reopening(tx, changes), now, correlationId);
  await writeVerdicts(
    tx,
    differing.flatMap(({ agentId, agent }) => (agent === undefined ? [] : [{ ...agent, id: agentId }])),
    differing.flatMap(({ capabilities }) => capabilities),
  );
  await writeJudgements(
    tx,
    differing.flatMap(({ agentId, judgement }) => (judgement === undefined ? [] : [{ ...judgement, agentId }])),
    now,
  );
}

/** What fires again reopens the gap that it closed, with its history: closed gaps are looked up only for that. */
export async function reopening(tx: Transaction, changes: readonly ChangeOfGap[]): Promise<ChangeOfGap[]> {
  const opening = changes.flatMap(({ change }) => (change.change === "open" ? [change.key] : []));
  const closed = await gapsByKey(tx, opening);
  return changes.map((changed) => {
    const gap = closed.get(changed.change.key);
    if (changed.change.change !== "open" || gap === undefined) return changed;
    const { accepted, ...change } = changed.change;
    return { ...changed, change: { ...change, change: accepted ? "accept" : "reopen", gap } };
  });
}
