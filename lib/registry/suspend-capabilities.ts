import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { type SuspendedCapability, suspendLive } from "./store-reviews.ts";

/**
 * Stops many capabilities at once, whatever else they are used for; those that are not live are left as they are. The
 * caller leaves the evidence and has the agents judged again.
 */
export const suspendCapabilities = (tx: Transaction, ids: readonly string[]): Promise<SuspendedCapability[]> =>
  ids.length === 0 ? Promise.resolve([]) : suspendLive(tx, ids);

/** The entry of one that was stopped, as `suspend-capability` leaves it. */
export const evidenceOfSuspension = (stopped: SuspendedCapability, because: string): EvidenceDraft => ({
  type: "capability.suspended",
  subject: {
    kind: "capability",
    id: stopped.id,
    name: `${stopped.agentName} / ${stopped.name}`,
    agentId: stopped.agentId,
  },
  payload: { changes: { state: { from: "live", to: "suspended" } }, because },
});
