import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { digestOf, type Part, partsCovered } from "./core/request-vocabulary.ts";
import { saveDecision } from "./store-slots.ts";

/** Keeps a yes that asking has given already: it belongs to exactly what is shown, as every other. */
export const acceptOwn = (
  tx: Transaction,
  slot: { id: string; slot: string; parts: readonly string[] },
  shown: readonly Part[],
  { personId, at, reason }: { personId: string; at: Instant; reason: string },
) =>
  saveDecision(tx, {
    id: slot.id,
    slot: slot.slot,
    decision: "approve",
    decidedById: personId,
    decidedAt: at,
    reason,
    digest: digestOf(slot.parts, shown),
    shown: Object.fromEntries(partsCovered(slot.parts, shown).map(({ part, shown: said }) => [part, said])),
    event: "decide",
    to: "open",
    effects: [],
  });
