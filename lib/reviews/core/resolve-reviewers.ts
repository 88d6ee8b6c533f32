import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import type { Answer, ReviewerReason, Stage, Strategy } from "./vocabulary.ts";

/** A person as the resolution sees them. */
export interface Colleague {
  id: string;
  name: string;
  email: string;
  active: boolean;
  /** Out of office at the moment. */
  away: boolean;
  managerId: string | null;
}

/** Who holds what on the capability in question. */
export interface ReviewGround {
  tier: RiskTier;
  /** The accountable person of each role with their deputies in order; null where nobody is. */
  holders: Record<Exclude<Strategy, "manager" | "named">, { personId: string; deputies: readonly string[] } | null>;
  /** Who approved or provisioned the capability, by the grant and by their role. */
  ownHands: readonly string[];
}

/** Among whom somebody is looked for: who holds what on the capability, everybody, and who is asked when nobody resolves. */
export interface Candidates {
  ground: ReviewGround;
  colleagues: ReadonlyMap<string, Colleague>;
  defaultReviewer: string | null;
}

export interface ResolvedReviewer {
  personId: string;
  why: ReviewerReason;
  /** For whom they stand in, who cannot or may not. */
  deputyOf: string | null;
}

export interface PassedOver {
  personId: string;
  because: "not_active" | "away" | "own_hands" | "answered_before";
}

export interface Resolution {
  reviewers: readonly ResolvedReviewer[];
  passedOver: readonly PassedOver[];
}

/** Nobody reviews what they approved or provisioned themselves, where much is at stake (R39). */
export const isOwnHands = ({ tier, ownHands }: Pick<ReviewGround, "tier" | "ownHands">, personId: string): boolean =>
  (tier === "high" || tier === "critical") && ownHands.includes(personId);

/** Why somebody cannot or may not answer; null where they can. `except` answered before, or is asked already. */
function unableToAnswer(
  person: Colleague | undefined,
  ground: ReviewGround,
  except: readonly string[],
): PassedOver["because"] | null {
  if (!person?.active) return "not_active";
  if (person.away) return "away";
  if (isOwnHands(ground, person.id)) return "own_hands";
  return except.includes(person.id) ? "answered_before" : null;
}

/**
 * Who is asked about one capability in one stage. Each principal is replaced, where they cannot or may not answer, by
 * their deputies in order, then their manager; where nobody is left, the default reviewer is asked, under the same
 * conditions. An empty answer means that nobody can be: the item is launched all the same and shown as such.
 */
export function resolveReviewers(
  stage: Pick<Stage, "reviewers" | "people">,
  { ground, colleagues, defaultReviewer }: Candidates,
  answeredBefore: readonly string[] = [],
): Resolution {
  const passedOver = new Map<string, PassedOver>();
  const eligible = (personId: string): boolean => {
    const because = unableToAnswer(colleagues.get(personId), ground, answeredBefore);
    if (because !== null) passedOver.set(personId, { personId, because });
    return because === null;
  };
  const managerOf = (personId: string): string[] => {
    const manager = colleagues.get(personId)?.managerId ?? null;
    return manager === null ? [] : [manager];
  };
  const reviewers = new Map<string, ResolvedReviewer>();
  for (const { personId, deputies } of principals(stage, ground, managerOf)) {
    const found = [personId, ...deputies, ...managerOf(personId)].find(eligible);
    if (found !== undefined && !reviewers.has(found))
      reviewers.set(found, {
        personId: found,
        why: stage.reviewers,
        deputyOf: found === personId ? null : personId,
      });
  }
  if (reviewers.size === 0 && defaultReviewer !== null && eligible(defaultReviewer))
    reviewers.set(defaultReviewer, { personId: defaultReviewer, why: "default_reviewer", deputyOf: null });
  return { reviewers: [...reviewers.values()], passedOver: [...passedOver.values()] };
}

/**
 * Whom an item under way asks when its stage is resolved again. Who answered an earlier stage, or said that they cannot
 * answer, is passed over for who stands in for them; who answered this stage has nobody asked in their place, nor in
 * the place of the one they answered for.
 */
export function resolveAnew(
  item: {
    stage: number;
    reviewers: readonly { personId: string; deputyOfId: string | null }[];
    decisions: readonly { stage: number; personId: string; answer: Answer }[];
  },
  stage: Pick<Stage, "reviewers" | "people">,
  candidates: Candidates,
): readonly ResolvedReviewer[] {
  const counts = (one: (typeof item.decisions)[number]) => one.stage === item.stage && one.answer !== "cannot_answer";
  const passed = item.decisions.filter((one) => !counts(one)).map(({ personId }) => personId);
  const spoken = new Set(item.decisions.filter(counts).map(({ personId }) => personId));
  for (const { personId, deputyOfId } of item.reviewers)
    if (spoken.has(personId) && deputyOfId !== null) spoken.add(deputyOfId);
  return resolveReviewers(stage, candidates, passed).reviewers.filter(
    ({ personId, deputyOf }) => !spoken.has(personId) && (deputyOf === null || !spoken.has(deputyOf)),
  );
}

function principals(
  { reviewers, people }: Pick<Stage, "reviewers" | "people">,
  { holders }: ReviewGround,
  managerOf: (personId: string) => string[],
): { personId: string; deputies: readonly string[] }[] {
  if (reviewers === "named") return people.map((personId) => ({ personId, deputies: [] }));
  if (reviewers === "manager")
    return (holders.business_owner ? managerOf(holders.business_owner.personId) : []).map((personId) => ({
      personId,
      deputies: [],
    }));
  const holder = holders[reviewers];
  return holder === null ? [] : [holder];
}

/** Who is asked instead of somebody who cannot answer: their manager, else the default reviewer; null: nobody. */
export function insteadOf(
  personId: string,
  { ground, colleagues, defaultReviewer }: Candidates,
  except: readonly string[],
): ResolvedReviewer | null {
  const found: ResolvedReviewer[] = [];
  const manager = colleagues.get(personId)?.managerId ?? null;
  if (manager !== null) found.push({ personId: manager, why: "escalated", deputyOf: personId });
  if (defaultReviewer !== null) found.push({ personId: defaultReviewer, why: "default_reviewer", deputyOf: personId });
  return found.find((one) => unableToAnswer(colleagues.get(one.personId), ground, except) === null) ?? null;
}
