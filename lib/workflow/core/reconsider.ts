import type { LiveDecision } from "./decide.ts";
import { digestOf, type Part, type Slot } from "./request-vocabulary.ts";
import type { Decider } from "./who-is-asked.ts";

/** What has to happen to an open request so that it asks what the facts now demand. */
export interface Reconsidered {
  /** The titles of the parts that show something else now. */
  changed: string[];
  /** Decisions and questions that are no longer in force, each with the reason. */
  voided: { id: string; slot: string; decided: boolean; why: string }[];
  /** Questions to ask anew. */
  asked: Slot[];
  /** Questions that stand, and are asked of somebody else now. */
  reasked: { id: string; slot: Slot }[];
}

/**
 * Holds an open request against the facts as they are. Who is asked stays as it was when the request was opened, unless
 * they cannot decide any more. An approval belongs to exactly what was shown: where a part changed, the decisions that
 * cover that part are void, and no others (issue 4, Registration and change).
 */
export function reconsider(
  request: { parts: readonly Part[]; decisions: readonly LiveDecision[]; submittedById: string | null },
  now: { parts: readonly Part[]; slots: readonly Slot[] },
  decider: (personId: string) => Decider | null,
): Reconsidered {
  const before = new Map(request.parts.map((part) => [part.part, part]));
  const after = new Map(now.parts.map((part) => [part.part, part]));
  const changedParts = new Set(
    [...before.keys(), ...after.keys()].filter((part) => before.get(part)?.digest !== after.get(part)?.digest),
  );
  const titleOf = (part: string): string => (after.get(part) ?? before.get(part))?.title ?? part;
  const demanded = new Map(now.slots.map((slot) => [slot.slot, slot]));
  const found: Reconsidered = { changed: [...changedParts].map(titleOf), voided: [], asked: [], reasked: [] };
  const kept = new Set<string>();
  for (const live of request.decisions) {
    const slot = demanded.get(live.slot);
    if (slot === undefined) {
      found.voided.push({
        id: live.id,
        slot: live.slot,
        decided: live.decision !== null,
        why: "It is no longer demanded.",
      });
      continue;
    }
    // Who submits it again has asked for it from now on, whatever they said of it before (R39).
    const own = (id: string | null) =>
      id !== null && id === request.submittedById && !live.ownAllowed && slot.ownAllowed !== true;
    if (live.decision !== null) {
      if (own(live.decidedById))
        found.voided.push({
          id: live.id,
          slot: live.slot,
          decided: true,
          why: "Who decided it has submitted the request since, so somebody else decides.",
        });
      else if (live.digest === digestOf(slot.parts, now.parts)) kept.add(live.slot);
      else {
        const about = slot.parts.filter((part) => changedParts.has(part)).map(titleOf);
        const why =
          about.length === 0
            ? "What it covers is another now."
            : `What was decided about changed: ${about.join(", ")}.`;
        found.voided.push({ id: live.id, slot: live.slot, decided: true, why });
      }
      continue;
    }
    kept.add(live.slot);
    const stands = live.askedId === null || (decider(live.askedId)?.unable === null && !own(live.askedId));
    if (!stands && (live.askedId !== slot.askedId || live.because !== slot.because))
      found.reasked.push({ id: live.id, slot });
  }
  found.asked = now.slots.filter(({ slot }) => !kept.has(slot));
  return found;
}

export const changesNothing = ({ changed, voided, asked, reasked }: Reconsidered): boolean =>
  changed.length + voided.length + asked.length + reasked.length === 0;
