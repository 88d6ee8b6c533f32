import { randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
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
  for await (const batch of batches(present, clock, people)) {
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

/** All agents, batch by batch; the next one is read while one is judged. */
async function* batches(queryable: Queryable, clock: Clock, people: KnownPeople): AsyncGenerator<Batch> {
  let ids = await agentsAfter(queryable, null, BATCH);
  let next = readBatch(queryable, ids, clock, people);
  while (ids.length > 0) {
    const following = await agentsAfter(queryable, ids.at(-1) ?? null, BATCH);
    const batch = await next;
    next = readBatch(queryable, following, clock, people);
    // Whoever judges may throw: this must not leave a rejection that nobody hears.
    next.catch(() => {});
    // Judging holds the process: only what is sent before it does the database answer meanwhile.
    await turn();
    yield batch;
    ids = following;
  }
}

async function readBatch(
  queryable: Queryable,
  ids: readonly string[],
  clock: Clock,
  people: KnownPeople,
): Promise<Batch> {
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
