import { DAY } from "#lib/platform/core/clock.ts";
import {
  chance,
  type Habits,
  HOUR,
  type Plan,
  type PlannedAgent,
  type PlannedAssignment,
  type PlannedCapability,
  type PlannedEvent,
  type PlannedGap,
  type PlannedPerson,
  type PlannedRole,
  type PlannedSeries,
  START,
} from "./plan.ts";

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
const named = (number: number): string => `p${String(number).padStart(2, "0")}`;

const manner: readonly Habits[] = [
  { answersReviews: 1, accepts: 1, attests: 152, confirms: 3 },
  { answersReviews: 3, accepts: 2, attests: 155, confirms: 4 },
  { answersReviews: 20, accepts: 9, attests: 171, confirms: 9 },
  { answersReviews: 23, accepts: 3, attests: 178, confirms: 16 },
  { answersReviews: null, accepts: 1, attests: 188, confirms: 25 },
  { answersReviews: null, accepts: null, attests: null, confirms: 8 },
];

/** Another manner than that of their place in the row, so that each role has all kinds of people. */
const mannerOf: Readonly<Record<number, number>> = {
  1: 1,
  2: 0,
  3: 1,
  6: 0,
  7: 4,
  8: 2,
  9: 3,
  10: 5,
  11: 1,
  12: 1,
  17: 5,
  20: 2,
  21: 4,
};

function peopleOf(): PlannedPerson[] {
  return Array.from({ length: 26 }, (_, index): PlannedPerson => {
    const number = index + 1;
    const manager = number === 1 ? null : number <= 5 ? named(1) : named(2 + (number % 4));
    return {
      key: named(number),
      manager,
      security: number === 2 || number === 3,
      admin: number === 1,
      habits: pick(manner, mannerOf[number] ?? number),
    };
  });
}

/** Who holds what, by turns over the agents. */
const holders: Readonly<Record<PlannedRole, readonly number[]>> = {
  business_owner: [6, 7, 8, 9, 10, 11],
  system_owner: [12, 13, 14, 15],
  security_owner: [2, 3],
  retirement_owner: [16, 17],
  provisioner: [18, 19],
  control_owner: [20, 21],
  approver: [22, 23],
  detector: [24, 4],
  responder: [5, 15],
};

/** Roles that nobody holds: gaps that are open all year. */
const empty = new Set(["a03 detector", "a05 retirement_owner", "a09 responder"]);

/** A company in small: 26 people, 12 agents, 30 capabilities, three recurring reviews. */
export function smallCompany(): Plan {
  const people = peopleOf();
  const habitsOf = new Map(people.map(({ key, habits }) => [key, habits]));
  const places = Array.from({ length: 12 }, (_, index) => index);
  const capabilities = places.flatMap(capabilitiesOf);
  const held = places.flatMap((index) => [...defaultsOf(index), ...exceptionsOf(index)]);
  return {
    people,
    agents: places.map(agentOf),
    capabilities,
    // Who takes long to accept has not done so when the year begins.
    assignments: held.map((one) => ({ ...one, accepted: (habitsOf.get(one.person)?.accepts ?? 99) < 9 })),
    series,
    events: [...capabilities.flatMap(renewalOf), ...scripted],
  };
}

const agentNamed = (index: number): string => `a${String(index + 1).padStart(2, "0")}`;

function agentOf(index: number): PlannedAgent {
  const key = agentNamed(index);
  return {
    key,
    state: index === 10 ? "approved" : index === 11 ? "suspended" : "active",
    registeredAt: START - (6 + chance(`age of ${key}`, 160)) * DAY + 8 * HOUR,
    autonomy: pick(["suggests", "acts_with_approval", "acts_within_bounds"], index),
    interaction: pick(["assistant", "assistant", "agentic"], index),
    customerFacing: index % 4 === 1,
  };
}

type Named = Omit<PlannedAssignment, "accepted">;

/** Who holds each role on the agent. */
function defaultsOf(index: number): Named[] {
  const agent = agentNamed(index);
  const deputies = (role: PlannedRole): string[] => {
    if (role === "business_owner" && index % 2 === 0) return [named(13 + (index % 3)), named(25)];
    // The first is the detector and, under strict separation, passed over.
    if (role === "approver" && index % 3 === 0) return [named(pick(holders.detector, index)), named(26)];
    return [];
  };
  return (Object.entries(holders) as [PlannedRole, readonly number[]][])
    .filter(([role]) => !empty.has(`${agent} ${role}`))
    .map(([role, numbers]) => ({
      key: `${agent} ${role}`,
      agent,
      capability: null,
      role,
      person: named(pick(numbers, index)),
      deputies: deputies(role),
    }));
}

/** Who holds a role on one capability alone. */
function exceptionsOf(index: number): Named[] {
  const agent = agentNamed(index);
  const own = (place: number, role: PlannedRole, person: string, deputies: string[] = []): Named => {
    const capability = `${agent}-c${place}`;
    return { key: `${capability} ${role}`, agent, capability, role, person, deputies };
  };
  return [
    ...(index % 3 === 0 ? [own(2, "control_owner", named(26), [named(21)])] : []),
    // Who approves notices misuse as well: two duties that clash.
    ...(index % 6 === 4 ? [own(1, "detector", named(pick(holders.approver, index)))] : []),
    // The business owner approves this one themselves: at a high tier somebody else has to review it.
    ...(index % 4 === 1 ? [own(1, "approver", named(pick(holders.business_owner, index)))] : []),
  ];
}

function capabilitiesOf(index: number): PlannedCapability[] {
  const agent = agentNamed(index);
  return Array.from({ length: index % 2 === 0 ? 3 : 2 }, (_, place): PlannedCapability => {
    const key = `${agent}-c${place + 1}`;
    const drawn = (what: string, below: number) => chance(`${key} ${what}`, below);
    return {
      key,
      agent,
      action: pick(["read", "write", "execute", "communicate", "pay"], drawn("action", 5)),
      dataClassification: pick(["public", "internal", "confidential", "restricted", "regulated"], drawn("data", 5)),
      reversible: drawn("reversible", 3) > 0,
      grant: {
        grantedBy: named(pick(holders.provisioner, index)),
        approvedBy: named(pick(holders.approver, index)),
        endsAt: drawn("endless", 6) === 0 ? null : START + (15 + drawn("ends", 330)) * DAY + 12 * HOUR,
      },
    };
  });
}

/** Some grants are renewed in time, some late, some never. */
function renewalOf({ key, grant }: PlannedCapability): PlannedEvent[] {
  const renewal = chance(`${key} renewal`, 3);
  if (grant.endsAt === null || renewal === 0) return [];
  const ends = Math.floor((grant.endsAt - START) / DAY);
  return [{ day: renewal === 1 ? ends - 3 : ends + 6, what: "renews", capability: key, days: 80 }];
}

const series: readonly PlannedSeries[] = [
  {
    key: "owners",
    agents: ["a01", "a02", "a03", "a04", "a05", "a06"],
    reviewers: "business_owner",
    people: [],
    outcome: "one_accepts",
    silence: "escalate",
    defaultReviewer: "p01",
    first: { month: 0, day: 6, hour: 7, minute: 30 },
  },
  {
    key: "controls",
    agents: ["a07", "a08", "a09"],
    reviewers: "control_owner",
    people: [],
    outcome: "one_accepts",
    silence: "suspend",
    defaultReviewer: null,
    first: { month: 0, day: 13, hour: 9, minute: 0 },
  },
  {
    key: "named",
    agents: ["a10", "a11", "a12"],
    reviewers: "named",
    people: ["p12", "p20"],
    outcome: "all_accept",
    silence: "revoke",
    defaultReviewer: "p03",
    first: { month: 1, day: 10, hour: 12, minute: 0 },
  },
];

const missing = (agent: string, role: PlannedRole): PlannedGap => ({
  rule: "owner-missing",
  agent,
  capability: null,
  role,
});
const unaccepted: PlannedGap = { rule: "owner-unaccepted", agent: "a02", capability: null, role: "retirement_owner" };
const inactive: PlannedGap = { rule: "owner-inactive", agent: "a07", capability: null, role: "control_owner" };

const scripted: readonly PlannedEvent[] = [
  { day: 20, what: "asks for an exception", key: "e1", gap: missing("a05", "retirement_owner"), by: "p10", days: 45 },
  { day: 21, what: "decides an exception", key: "e1", by: "p03", decision: "approve" },
  { day: 18, what: "leaves", person: "p09" },
  { day: 31, what: "hands over", from: "p09", to: "p13" },
  { day: 34, what: "asks for an exception", key: "e2", gap: unaccepted, by: "p07", days: 9 },
  { day: 36, what: "decides an exception", key: "e2", by: "p02", decision: "approve" },
  { day: 60, what: "changes the model", agent: "a02" },
  { day: 80, what: "asks for an exception", key: "e3", gap: missing("a05", "retirement_owner"), by: "p10", days: 30 },
  { day: 83, what: "decides an exception", key: "e3", by: "p03", decision: "approve" },
  { day: 88, what: "moves", person: "p12", manager: "p05" },
  { day: 89, what: "hands over", from: "p14", to: "p26" },
  // Nobody decides in time: the one is turned down by whoever it went to, the other past a manager who left meanwhile.
  { day: 50, what: "asks for a change", key: "c1", capability: "a05-c1", by: "p18" },
  { day: 57, what: "turns down a change", key: "c1", slot: "business_owner", by: "p04" },
  { day: 163, what: "asks for a change", key: "c2", capability: "a01-c1", by: "p18" },
  { day: 175, what: "turns down a change", key: "c2", slot: "business_owner", by: "p01" },
  { day: 70, what: "asks for an exception", key: "e6", gap: unaccepted, by: "p07", days: 20 },
  { day: 77, what: "decides an exception", key: "e6", by: "p03", decision: "approve" },
  { day: 110, what: "leaves", person: "p20" },
  { day: 112, what: "asks for an exception", key: "e4", gap: inactive, by: "p06", days: 60 },
  { day: 113, what: "decides an exception", key: "e4", by: "p03", decision: "approve" },
  { day: 140, what: "hands over", from: "p20", to: "p25" },
  { day: 150, what: "asks for an exception", key: "e5", gap: missing("a05", "retirement_owner"), by: "p10", days: 50 },
  { day: 152, what: "decides an exception", key: "e5", by: "p02", decision: "refuse" },
  { day: 170, what: "leaves", person: "p04" },
  { day: 215, what: "hands over", from: "p04", to: "p24" },
  { day: 240, what: "changes the model", agent: "a08" },
];
