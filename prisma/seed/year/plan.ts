import type { Instant } from "#lib/platform/core/clock.ts";

// What is given to both sides of the simulated year: who is there, what happens when, and how people are. It holds no
// rule: what follows from it is the registry's to do and the tally's to foresee.

/** The first midnight of the year. */
export const START: Instant = Date.UTC(2026, 0, 1);
export const HOUR = 3_600_000;

/** The hours, UTC, at which the clock's work is done, the one of the plan's events, and the one of everybody's daily round. */
export const ticks = [6, 9, 14, 22];
export const EVENTS_AT = 12;
export const PEOPLE_AT = 10;
export const hours = [...ticks, EVENTS_AT, PEOPLE_AT].sort((one, other) => one - other);

/** On these days each run is done twice: twice is once. */
export const isDoubled = (day: number): boolean => day % 5 === 2;

/** How somebody is; null: never. In days after they were asked, named or last spoke. */
export interface Habits {
  answersReviews: number | null;
  accepts: number | null;
  attests: number | null;
  confirms: number;
}

export interface PlannedPerson {
  key: string;
  manager: string | null;
  security: boolean;
  admin: boolean;
  habits: Habits;
}

export type PlannedRole =
  | "business_owner"
  | "system_owner"
  | "security_owner"
  | "retirement_owner"
  | "provisioner"
  | "control_owner"
  | "approver"
  | "detector"
  | "responder";

export interface PlannedAgent {
  key: string;
  state: "active" | "approved" | "suspended";
  registeredAt: Instant;
  autonomy: "suggests" | "acts_with_approval" | "acts_within_bounds";
  interaction: "assistant" | "agentic";
  customerFacing: boolean;
}

export interface PlannedCapability {
  key: string;
  agent: string;
  action: "read" | "write" | "execute" | "communicate" | "pay";
  dataClassification: "public" | "internal" | "confidential" | "restricted" | "regulated";
  reversible: boolean;
  grant: { grantedBy: string; approvedBy: string; endsAt: Instant | null };
}

export interface PlannedAssignment {
  key: string;
  agent: string;
  capability: string | null;
  role: PlannedRole;
  person: string;
  deputies: readonly string[];
  /** Accepted when it was named, before the year began. */
  accepted: boolean;
}

export interface PlannedSeries {
  key: string;
  agents: readonly string[];
  reviewers: "business_owner" | "control_owner" | "manager" | "named";
  people: readonly string[];
  outcome: "one_accepts" | "all_accept";
  silence: "escalate" | "suspend" | "revoke";
  defaultReviewer: string | null;
  /** The first round by a clock on a wall in Berlin; every third month after it. */
  first: { month: number; day: number; hour: number; minute: number };
}

/** Which gap, in the words of its identity. */
export interface PlannedGap {
  rule: string;
  agent: string;
  capability: string | null;
  role: PlannedRole | null;
}

export type PlannedEvent = { day: number } & (
  | { what: "leaves"; person: string }
  | { what: "moves"; person: string; manager: string }
  /** Everything that one holds goes to another, who has to accept. */
  | { what: "hands over"; from: string; to: string }
  | { what: "renews"; capability: string; days: number }
  | { what: "asks for an exception"; key: string; gap: PlannedGap; by: string; days: number }
  | { what: "decides an exception"; key: string; by: string; decision: "approve" | "refuse" }
  | { what: "changes the model"; agent: string }
  /** Another tool, which others have to decide about; `by` is none of them. */
  | { what: "asks for a change"; key: string; capability: string; by: string }
  | { what: "turns down a change"; key: string; slot: string; by: string }
);

export interface Plan {
  people: readonly PlannedPerson[];
  agents: readonly PlannedAgent[];
  capabilities: readonly PlannedCapability[];
  assignments: readonly PlannedAssignment[];
  series: readonly PlannedSeries[];
  events: readonly PlannedEvent[];
}

/** How every campaign of the plan is timed; a review that a change calls for is due sooner. */
export const timing = {
  dueDays: 21,
  changeDueDays: 14,
  graceDays: 14,
  remindDaysBefore: [7, 3, 1],
  escalateDaysBefore: 2,
};

/** A number from 0 up to `below` that depends on the words alone. */
export function chance(words: string, below: number): number {
  let hash = 2_166_136_261;
  for (const letter of words) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

export type PlannedAnswer = "certify" | "revoke" | "change" | "cannot_answer";

/** What somebody says about a capability in a round, whenever they say it. */
export function answerOf(round: string, capability: string, person: string): PlannedAnswer {
  const drawn = chance(`${round} ${capability} ${person}`, 100);
  if (drawn < 74) return "certify";
  if (drawn < 80) return "revoke";
  return drawn < 89 ? "change" : "cannot_answer";
}
