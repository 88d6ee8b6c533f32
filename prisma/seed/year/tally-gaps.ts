import { DAY } from "#lib/platform/core/clock.ts";
import type { PlannedGap, PlannedRole } from "./plan.ts";
import type { TalliedAgent, TalliedAssignment, TallyState } from "./tally-state.ts";
import { atLeastHigh, byTier, highest, isHigh, oneBelow, type Tier } from "./tally-tiers.ts";

/** The rules that the tally knows; the others are not compared. */
export const talliedRules = [
  "owner-missing",
  "role-missing",
  "owner-inactive",
  "owner-unaccepted",
  "attestation-stale",
  "duties-clash",
  "grant-expired",
  "grant-standing",
  "review-overdue",
  "change-unreviewed",
  "exception-expired",
] as const;

export const gapName = ({ rule, agent, capability, role }: PlannedGap, about = ""): string =>
  [rule, agent, capability ?? "", role ?? "", about].join("|");

const reviewWithin: Readonly<Record<Tier, number>> = { low: 365, moderate: 180, high: 90, critical: 90 };
const trio: readonly PlannedRole[] = ["approver", "provisioner", "detector"];

/** What fires at the tally's present moment: the identity of each gap with its severity. */
export function firing(state: TallyState): Map<string, string> {
  const found = new Map<string, string>();
  for (const agent of state.agents) {
    onTheAgent(state, agent, found);
    onItsCapabilities(state, agent, found);
    onItsChanges(state, agent, found);
  }
  return found;
}

/** The gaps that are open, and those that an exception accepts. */
export function gapsNow(state: TallyState): { open: string[]; accepted: string[] } {
  const found = firing(state);
  const excusing = state.exceptions.filter((one) => one.state === "approved" && one.endsAt > state.now);
  const accepted = new Set(excusing.map(({ gap }) => gapName(gap)));
  for (const { gap, state: was, endsAt } of state.exceptions) {
    const over = (was === "approved" && endsAt <= state.now) || was === "expired";
    const name = gapName(gap);
    if (over && found.has(name) && !accepted.has(name))
      found.set(gapName({ rule: "exception-expired", agent: gap.agent, capability: null, role: null }, name), "low");
  }
  const words = ([name, severity]: [string, string]) => `${name} ${severity}`;
  const all = [...found];
  return {
    open: all
      .filter(([name]) => !accepted.has(name))
      .map(words)
      .sort(),
    accepted: all
      .filter(([name]) => accepted.has(name))
      .map(words)
      .sort(),
  };
}

/** Of a seat's accountable person only the first fault counts. */
function faultOf(state: TallyState, { person, startsAt, saidAt }: TalliedAssignment): string | null {
  if (!state.isActive(person)) return "owner-inactive";
  if (saidAt === null) return state.isOlder(startsAt, 7) ? "owner-unaccepted" : null;
  return state.isOlder(saidAt, 180) ? "attestation-stale" : null;
}

const severityOf: Readonly<Record<string, Readonly<Record<Tier, string>>>> = {
  "owner-inactive": atLeastHigh,
  "owner-unaccepted": byTier,
  "attestation-stale": oneBelow,
};

function onTheAgent(state: TallyState, agent: TalliedAgent, found: Map<string, string>): void {
  const tier = highest(state.judged(agent).map((one) => one.tier));
  for (const role of ["business_owner", "system_owner", "security_owner", "retirement_owner"] as const) {
    const [holder] = state.presentIn(agent.key, null, role);
    const rule = holder === undefined ? "owner-missing" : faultOf(state, holder);
    // Before its activation nobody has to answer for the retirement for the first 30 days.
    const early = agent.state === "approved" && state.now - agent.registeredAt < 30 * DAY;
    if (rule === null || (rule === "owner-missing" && role === "retirement_owner" && early)) continue;
    const severity =
      rule === "owner-missing"
        ? (role === "business_owner" ? atLeastHigh : byTier)[tier]
        : (severityOf[rule]?.[tier] ?? "");
    found.set(gapName({ rule, agent: agent.key, capability: null, role }), severity);
  }
}

function onItsCapabilities(state: TallyState, agent: TalliedAgent, found: Map<string, string>): void {
  const relying = new Map<string, { rule: string; role: PlannedRole; tiers: Tier[] }>();
  for (const capability of state.judged(agent)) {
    const { tier, demand } = capability;
    const add = (rule: string, role: PlannedRole | null, severity: string, about = "") =>
      found.set(gapName({ rule, agent: agent.key, capability: capability.key, role }, about), severity);
    for (const role of demand.roles) {
      const [holder] = state.seatOf(capability, role);
      if (holder === undefined) add("role-missing", role, byTier[tier]);
      const rule = holder === undefined ? null : faultOf(state, holder);
      if (holder === undefined || rule === null) continue;
      if (holder.capability !== null) add(rule, role, severityOf[rule]?.[tier] ?? "");
      else {
        // A failing default is one gap on the agent, at the severity of the riskiest that relies on it.
        const gap = relying.get(role) ?? { rule, role, tiers: [] };
        gap.tiers.push(tier);
        relying.set(role, gap);
      }
    }
    for (const [one, other] of [
      ["approver", "provisioner"],
      ["approver", "detector"],
      ["provisioner", "detector"],
    ] as const) {
      if (!demand.roles.includes(one) || !demand.roles.includes(other)) continue;
      const people = state.seatOf(capability, one).map(({ person }) => person);
      const both = state
        .seatOf(capability, other)
        .some(({ person }) => people.includes(person) && state.isActive(person));
      if (both) add("duties-clash", null, demand.strict ? atLeastHigh[tier] : "low", `roles:${one}+${other}`);
    }
    const grant = state.grantOf(capability);
    if (grant?.endsAt === null) add("grant-standing", null, oneBelow[tier]);
    else if (grant && capability.dataClassification === "regulated" && grant.endsAt - grant.startsAt > 90 * DAY)
      add("grant-standing", null, oneBelow[tier]);
    if (agent.state !== "active") continue;
    if (grant && grant.endsAt !== null && grant.endsAt <= state.now) add("grant-expired", null, byTier[tier]);
    const from = capability.reviewedAt ?? agent.registeredAt;
    if (state.isOlder(from, reviewWithin[tier])) add("review-overdue", null, byTier[tier]);
  }
  for (const { rule, role, tiers } of relying.values())
    found.set(gapName({ rule, agent: agent.key, capability: null, role }), severityOf[rule]?.[highest(tiers)] ?? "");
}

/** Changes that no review of some judged capability has covered. */
export const uncovered = (state: TallyState, agent: TalliedAgent): number[] =>
  agent.changes.filter((at) => state.judged(agent).some((one) => one.reviewedAt === null || one.reviewedAt < at));

function onItsChanges(state: TallyState, agent: TalliedAgent, found: Map<string, string>): void {
  const [first] = uncovered(state, agent);
  const tier = highest(state.judged(agent).map((one) => one.tier));
  if (first !== undefined && (isHigh(tier) || state.isOlder(first, 14)))
    found.set(gapName({ rule: "change-unreviewed", agent: agent.key, capability: null, role: null }), byTier[tier]);
}

/** Whether somebody, as a deputy in a role, would be two of approver, provisioner and detector under strict separation. */
export function wouldClash(state: TallyState, assignment: TalliedAssignment, person: string): boolean {
  if (!trio.includes(assignment.role)) return false;
  const agent = state.agentOf(assignment);
  return state.judged(agent).some((capability) => {
    if (!capability.demand.strict) return false;
    const own = state.presentIn(agent.key, capability.key, assignment.role);
    const reaches = assignment.capability === null ? own.length === 0 : assignment.capability === capability.key;
    return (
      reaches &&
      trio.some(
        (role) => role !== assignment.role && state.seatOf(capability, role).some((one) => one.person === person),
      )
    );
  });
}
