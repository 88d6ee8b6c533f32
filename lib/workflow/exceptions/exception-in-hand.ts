import { holdControl } from "#lib/controls/hold-control.ts";
import type { Relation } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { agentInHand, relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import { gapHolders } from "./core/gap-holders.ts";
import { controlOwnerOf, exceptionRow, gapOf, lockedGap } from "./store.ts";

/**
 * A gap with its agent, both locked until the transaction ends, and who is too near to it to accept it. The gap too: it is
 * handed to somebody without its agent, and whoever has it does not accept it (R33). So does the default owner of its
 * control, whom the organisation names for all agents at once.
 */
export async function gapInHand(tx: Transaction, id: string, now: Instant) {
  const { agentId, controlId } = await gapOf(tx, id);
  if (agentId === null)
    return { gap: await lockedGap(tx, id), agent: null, relation: {} satisfies Relation, holders: [] };
  // Before the agent, as whoever names another default owner locks them.
  if (controlId !== null) await holdControl(tx, controlId, "SHARE");
  const { agent } = await agentInHand(tx, agentId, now);
  const gap = await lockedGap(tx, id);
  // The capability's own people shadow the defaults: they hold the gap, not those.
  const relation = await relationOnAgent(tx, agent, now, gap.capabilityId);
  const owner = await controlOwnerOf(tx, agentId, gap.controlId);
  return { gap, agent, relation, holders: gapHolders(gap, relation.holders ?? {}, owner) };
}

/** An exception with its gap; the agent is locked first, so that two decisions about it wait for each other. */
export async function exceptionInHand(tx: Transaction, id: string, now: Instant) {
  const found = await exceptionRow(tx, id);
  const held = await gapInHand(tx, found.gapId, now);
  const exception = await exceptionRow(tx, id);
  const relation: Relation = {
    ...held.relation,
    personId: exception.requestedById,
    tooNear: [exception.requestedById, ...held.holders],
  };
  return { ...held, exception, relation };
}
