import { randomUUID } from "node:crypto";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present, type Queryable, writing } from "#lib/platform/database.ts";
import { type KnownPeople, loadFacts } from "#lib/registry/load-facts.ts";
import { judgeAgents } from "./judge-agents.ts";
import { judgeWholeOrganisation } from "./judge-organisation.ts";
import { agentsAfter, countAgents } from "./store-due.ts";
import { readKept } from "./store-kept.ts";
import { changesNothing, differencesOf } from "./verdict.ts";

/** Agents that are read and judged at once: bounds the memory, and lets the database read ahead meanwhile. */
const BATCH = 250;
/** Agents that are written in one transaction. */
const WRITTEN_AT_ONCE = 50;

export interface RejudgementProgress {
  done: number;
  total: number;
  /** Agents, and the organisation's own findings, that were not as the judgement found them. */
  changed: number;
}

interface Batch {
  ids: readonly string[];
  differing: () => string[];
}

/**
 * Judges every agent and the organisation by the code that judges each write. It reads without locks; only what differs
 * is judged once more under its lock and written. Where nothing is to change, nothing is written, so a second run
 * changes nothing.
 */
export async function rejudgeEverything(
  clock: Clock,
  report: (progress: RejudgementProgress) => Promise<void> | void = () => {},
): Promise<RejudgementProgress> {
  const correlationId = randomUUID();
  const progress: RejudgementProgress = { done: 0, total: await countAgents(present), changed: 0 };
  await report(progress);
  const people: KnownPeople = new Map();
  let next: Promise<Batch | null> = readBatch(present, null, clock, people);
  for (let batch = await next; batch !== null; batch = await next) {
    next = readBatch(present, batch.ids.at(-1) ?? null, clock, people);
    // Whoever throws below must not leave a rejection that nobody hears.
    next.catch(() => {});
    const differing = batch.differing();
    for (let from = 0; from < differing.length; from += WRITTEN_AT_ONCE) {
      const ids = differing.slice(from, from + WRITTEN_AT_ONCE);
      const now = clock.now();
      progress.changed += await writing(now, (tx) => judgeAgents(tx, ids, now, correlationId), { timeout: 120_000 });
    }
    progress.done += batch.ids.length;
    await report(progress);
  }
  const now = clock.now();
  progress.changed += await writing(
    now,
    async (tx) => judgeWholeOrganisation(tx, await loadOrganisation(tx, now), now, correlationId),
    { timeout: 120_000 },
  );
  await report(progress);
  return progress;
}

async function readBatch(
  queryable: Queryable,
  after: string | null,
  clock: Clock,
  people: KnownPeople,
): Promise<Batch | null> {
  const ids = await agentsAfter(queryable, after, BATCH);
  if (ids.length === 0) return null;
  const now = clock.now();
  const [kept, organisation, loaded] = await Promise.all([
    readKept(queryable, ids),
    loadOrganisation(queryable, now),
    loadFacts(queryable, ids, now, people),
  ]);
  return {
    ids,
    differing: () =>
      loaded.flatMap((agent) => {
        const before = kept.get(agent.facts.id);
        if (before === undefined) return [];
        return changesNothing(differencesOf(agent, before, organisation, now)) ? [] : [agent.facts.id];
      }),
  };
}
