import type { TalliedCampaign, TalliedCapability, TalliedItem, TallyState } from "./tally-state.ts";
import { isHigh } from "./tally-tiers.ts";

// Whom a review asks: design.md, Campaign, and the readings of docs/decisions/0018.

/** Nobody reviews what they approved or provisioned, by the grant or by the role, where much is at stake. */
export function isOwnHands(state: TallyState, capability: TalliedCapability, person: string): boolean {
  const grant = state.grantOf(capability);
  const hands = [
    ...(["approver", "provisioner"] as const).flatMap((role) =>
      state.seatOf(capability, role).map((one) => one.person),
    ),
    ...(grant === null ? [] : [grant.grantedBy, grant.approvedBy]),
  ];
  return isHigh(capability.tier) && hands.includes(person);
}

interface Found {
  person: string;
  insteadOf: string | null;
  why: string;
}

/** Whom the campaign's strategy finds: each principal, else their deputies, else their manager; nobody: the default reviewer. */
export function reviewersOf(
  state: TallyState,
  { series }: Pick<TalliedCampaign, "series">,
  capability: TalliedCapability,
  answered: readonly string[] = [],
): Found[] {
  const may = (person: string) =>
    state.isActive(person) && !isOwnHands(state, capability, person) && !answered.includes(person);
  const owner = state.presentIn(capability.agent, null, "business_owner")[0];
  const controls = state.seatOf(capability, "control_owner")[0];
  const manager = owner === undefined ? null : state.managerOf(owner.person);
  const principals: { person: string; deputies: readonly string[] }[] = {
    business_owner: owner === undefined ? [] : [owner],
    control_owner: controls === undefined ? [] : [controls],
    manager: manager === null ? [] : [{ person: manager, deputies: [] }],
    named: series.people.map((person) => ({ person, deputies: [] })),
  }[series.reviewers];
  const found: Found[] = [];
  for (const { person, deputies } of principals) {
    const chosen = [person, ...deputies, state.managerOf(person)].find((one) => one !== null && may(one));
    if (chosen != null && !found.some((one) => one.person === chosen))
      found.push({ person: chosen, insteadOf: chosen === person ? null : person, why: series.reviewers });
  }
  const { defaultReviewer } = series;
  if (found.length === 0 && defaultReviewer !== null && may(defaultReviewer))
    return [{ person: defaultReviewer, insteadOf: null, why: "default_reviewer" }];
  return found;
}

/** Who is asked beside or instead of somebody who does not answer: their manager, else the default reviewer. */
export function beside(
  state: TallyState,
  { series }: Pick<TalliedCampaign, "series">,
  item: TalliedItem,
  person: string,
): Found | null {
  const taken = [...item.reviewers, ...item.decisions].map((one) => one.person);
  const may = (one: string | null): one is string =>
    one !== null && state.isActive(one) && !isOwnHands(state, item.capability, one) && !taken.includes(one);
  const manager = state.managerOf(person);
  if (may(manager)) return { person: manager, insteadOf: person, why: "escalated" };
  if (may(series.defaultReviewer))
    return { person: series.defaultReviewer, insteadOf: person, why: "default_reviewer" };
  return null;
}
