import type { Relation } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { agentInHand, relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import { gapHolders } from "./core/gap-holders.ts";
import { controlOwnerOf, exceptionRow, gapOf } from "./store.ts";

type Gap = Awaited<ReturnType<typeof gapOf>>;

/** A gap with its agent, which is locked until the transaction ends, and who is too near to it to accept it. */
export async function gapInHand(tx: Transaction, gap: Gap, now: Instant) {
  if (gap.agentId === null) return { gap, agent: null, relation: {} satisfies Relation, holders: [] };
  const { agent } = await agentInHand(tx, gap.agentId, now);
  // The capability's own people shadow the defaults: they hold the gap, not those.
  const relation = await relationOnAgent(tx, agent, now, gap.capabilityId);
  const owner = await controlOwnerOf(tx, gap.agentId, gap.controlId);
  return { gap, agent, relation, holders: gapHolders(gap, relation.holders ?? {}, owner) };
}

/** An exception with its gap; the agent is locked first, so that two decisions about it wait for each other. */
export async function exceptionInHand(tx: Transaction, id: string, now: Instant) {
  const found = await exceptionRow(tx, id);
  const held = await gapInHand(tx, await gapOf(tx, found.gapId), now);
  const exception = await exceptionRow(tx, id);
  const relation: Relation = {
    ...held.relation,
    personId: exception.requestedById,
    tooNear: [exception.requestedById, ...held.holders],
  };
  return { ...held, exception, relation };
}
