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
  /** Questions that stand, and are asked of somebody else now, or by another right. */
  reasked: { id: string; slot: Slot }[];
  /** Questions that stand, and are about other parts now, or wait for others first. */
  restated: { id: string; slot: Slot }[];
  /** Decisions that stand though who gave them has submitted it since: a business owner who submits has accepted. */
  owned: string[];
}

/**
 * Holds an open request against the facts as they are. Who is asked stays as it was when the request was opened, unless
 * they cannot decide any more. An approval belongs to exactly what was shown: where a part changed, the decisions that
 * cover that part are void, and no others (R59). Where it is submitted anew, what may be
 * the submitter's own follows from who submits it now, and by another submitter whatever is open is asked anew: the
 * reasons for which somebody was passed over may hold no longer, and others begin to (R39).
 */
export function reconsider(
  request: {
    parts: readonly Part[];
    decisions: readonly LiveDecision[];
    submittedById: string | null;
    /** Who submitted the last round, where a new one begins. */
    submittedBefore?: string | null | undefined;
  },
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
  const found: Reconsidered = {
    changed: [...changedParts].map(titleOf),
    voided: [],
    asked: [],
    reasked: [],
    restated: [],
    owned: [],
  };
  const round = roundOf(request);
  const kept = new Set<string>();
  for (const live of request.decisions) {
    const slot = demanded.get(live.slot);
    const decided = live.decision !== null;
    const isVoid = (why: string) => found.voided.push({ id: live.id, slot: live.slot, decided, why });
    if (slot === undefined) {
      isVoid("It is no longer demanded.");
      continue;
    }
    if (decided) {
      const why = whyVoid(live, slot, { before, after, digest: digestOf(slot.parts, now.parts), round });
      if (why !== null) isVoid(why);
      else {
        kept.add(live.slot);
        if (round.anew && round.submits(live.decidedById) && !live.ownAllowed) found.owned.push(live.id);
      }
      continue;
    }
    kept.add(live.slot);
    if (!stillAsks(live, slot, round, decider) && asksOtherwise(live, slot)) found.reasked.push({ id: live.id, slot });
    if (!sameNames(live.parts, slot.parts) || !sameNames(live.after, slot.after ?? []))
      found.restated.push({ id: live.id, slot });
  }
  found.asked = now.slots.filter(({ slot }) => !kept.has(slot));
  return found;
}

type Parts = ReadonlyMap<string, Part>;

/** By whom it is submitted now, and whether that begins a round. */
interface Round {
  /** It is submitted anew. */
  anew: boolean;
  /** By another than the last round. */
  byAnother: boolean;
  submits(id: string | null): boolean;
}

function roundOf({
  submittedById,
  submittedBefore,
}: {
  submittedById: string | null;
  submittedBefore?: string | null | undefined;
}): Round {
  const anew = submittedBefore !== undefined;
  return {
    anew,
    byAnother: anew && submittedBefore !== submittedById,
    submits: (id) => id !== null && id === submittedById,
  };
}

/** Whether an open question still asks whom it asks. */
function stillAsks(
  live: LiveDecision,
  slot: Slot,
  { anew, byAnother, submits }: Round,
  decider: (personId: string) => Decider | null,
): boolean {
  const ownNow = slot.ownAllowed === true;
  // Where nobody is left who has the role that was asked, security is asked instead.
  const roleIsThere = slot.askedRole !== "security" || live.askedRole === "security";
  const able = live.askedId === null ? roleIsThere : decider(live.askedId)?.unable === null;
  return able && !byAnother && !(submits(live.askedId) && !ownNow) && !(anew && live.ownAllowed !== ownNow);
}

/** Why a decision that was given is void; null where it stands: `digest` is of what its slot covers now. */
function whyVoid(
  live: LiveDecision,
  slot: Slot,
  { before, after, digest, round }: { before: Parts; after: Parts; digest: string; round: Round },
): string | null {
  // Who submits it again has asked for it from now on, whatever they said of it before (R39).
  if (round.submits(live.decidedById) && slot.ownAllowed !== true && (round.anew || !live.ownAllowed))
    return "Who decided it has submitted the request since, so somebody else decides.";
  return live.digest === digest ? null : whatChanged(live, slot, before, after);
}

/**
 * Which of the parts that a decision covers say something else, came or went. A request from before its parts were cut
 * as they are now has changed in nothing else.
 */
function whatChanged(live: Pick<Slot, "parts">, slot: Pick<Slot, "parts">, before: Parts, after: Parts): string {
  const titles = (names: readonly string[], of: Parts) => names.flatMap((part) => of.get(part)?.title ?? []).join(", ");
  const changed = slot.parts.filter(
    (part) => before.has(part) && after.has(part) && before.get(part)?.digest !== after.get(part)?.digest,
  );
  const gone = live.parts.filter((part) => !slot.parts.includes(part));
  const come = slot.parts.filter((part) => !live.parts.includes(part));
  const said = [
    ...(changed.length > 0 ? [`What was decided about changed: ${titles(changed, after)}.`] : []),
    ...(gone.length > 0 && come.length > 0
      ? [`It is shown in other parts now: ${titles(come, after)} instead of ${titles(gone, before)}.`]
      : [
          ...(come.length > 0 ? [`It is about more now: ${titles(come, after)}.`] : []),
          ...(gone.length > 0 ? [`It is no longer about: ${titles(gone, before)}.`] : []),
        ]),
  ];
  return said.join(" ") || "What it covers is another now.";
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

const asksOtherwise = (live: LiveDecision, slot: Slot): boolean =>
  live.askedId !== slot.askedId ||
  live.askedRole !== slot.askedRole ||
  live.because !== slot.because ||
  live.ownAllowed !== (slot.ownAllowed ?? false);

/** True where an open request asks already what the facts demand. */
export const changesNothing = ({ changed, voided, asked, reasked, restated, owned }: Reconsidered): boolean =>
  changed.length + voided.length + asked.length + reasked.length + restated.length + owned.length === 0;
