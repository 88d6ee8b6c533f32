import type { PersonKey } from "./people.ts";

/** A model or prompt that was changed by the system owner, in days ago. */
export const promptChanges: readonly (readonly [agent: string, daysAgo: number])[] = [
  ["travel-claim-triage", 560],
  ["home-claim-intake", 415],
  ["supplier-payment-runner", 388],
  ["travel-dispatcher", 260],
  ["care-companion", 155],
  ["service-desk-resolver", 72],
  ["broker-quote-assistant", 31],
];

/** Agents that went over to the next model, in days ago. */
export const modelChanges: readonly (readonly [agent: string, model: string, daysAgo: number])[] = [
  ["policy-question-desk", "Meridian Medium 2, of Northlight", 214],
  ["complaint-summariser", "Meridian Medium 2, of Northlight", 213],
  ["release-shepherd", "Meridian Large, of Northlight", 205],
  ["fraud-signal-reviewer", "Meridian Large, of Northlight", 133],
  ["incident-scribe", "Meridian Small, of Northlight", 64],
];

/** Systems that began to check the approval themselves, in days ago; until then they did not. */
export const enforcedSince: Readonly<Record<string, number>> = {
  "deployment-line": 372,
  "payment-gateway": 505,
  "partner-booking": 331,
};

/** Departures from the matrix's template, with author and reason. */
export const overrides: readonly {
  daysAgo: number;
  by: PersonKey;
  agent: string;
  duty: "decide_purpose" | "review_access" | "carry_risk" | "respond" | "detect_misuse";
  capability?: string;
  person?: PersonKey;
  team?: string;
  change: "add" | "remove";
  letter: "R" | "C" | "I";
  reason: string;
}[] = [
  {
    daysAgo: 330,
    by: "anneliese",
    agent: "care-companion",
    duty: "decide_purpose",
    person: "samir",
    change: "add",
    letter: "C",
    reason: "Customers' data leave the house with this agent.",
  },
  {
    daysAgo: 290,
    by: "fatoumata",
    agent: "pet-claim-payout",
    duty: "respond",
    capability: "Pay a veterinary invoice",
    team: "claims-payments",
    change: "add",
    letter: "R",
    reason: "The payments team stops the daily run by hand when the agent is suspended.",
  },
  {
    daysAgo: 170,
    by: "anneliese",
    agent: "supplier-payment-runner",
    duty: "carry_risk",
    person: "henrik",
    change: "add",
    letter: "I",
    reason: "Asked for by the board after the audit.",
  },
  {
    daysAgo: 96,
    by: "carmen",
    agent: "travel-dispatcher",
    duty: "detect_misuse",
    capability: "Pay an advance",
    team: "night-desk",
    change: "add",
    letter: "R",
    reason: "The night desk reads each advance in the morning.",
  },
];

/** Gaps that somebody was asked to close, in days ago. */
export const assignedGaps: readonly (readonly [daysAgo: number, agent: string, rule: string, assignee: PersonKey])[] = [
  [12, "catalogue-tagger", "owner-inactive", "farida"],
  [12, "fleet-event-watcher", "owner-inactive", "oluwaseun"],
  [11, "fleet-event-watcher", "risk-unaccepted", "oluwaseun"],
  [9, "travel-dispatcher", "delegation-unregistered", "sinead"],
  [9, "claims-router-trial", "identity-shared", "ben"],
  [6, "warehouse-question-desk", "identity-shared", "emre"],
  [4, "service-desk-resolver", "control-failing", "meiling"],
];
