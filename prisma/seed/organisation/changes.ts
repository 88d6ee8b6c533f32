import type { PersonKey } from "./people.ts";

/** A model or prompt that was changed by the system owner, in days ago. */
export const promptChanges: readonly (readonly [agent: string, daysAgo: number])[] = [
  ["travel-claim-triage", 560],
  ["home-claim-intake", 415],
  ["supplier-payment-runner", 388],
  ["travel-dispatcher", 260],
  ["care-companion", 155],
  ["service-desk-resolver", 72],
  ["broker-quote-assistant", 6],
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
  "service-desk": 66,
  "document-store": 36,
  "contact-centre": 52,
  "code-repositories": 44,
  "customer-hub": 59,
};

/** Systems that checked the approval from the start and no longer do, since so many days ago. */
export const enforcementLost: Readonly<Record<string, { daysAgo: number; why: string }>> = {
  "mail-and-calendar": { daysAgo: 104, why: "The new mail gateway does not know approvals yet." },
  "customer-identity": { daysAgo: 24, why: "Since the new sign-in screens two calls went through without one." },
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
  [30, "campaign-drafter", "liability-undocumented", "anneliese"],
  [23, "service-desk-resolver", "approval-unenforced", "rhys"],
  [22, "catalogue-tagger", "secret-long-lived", "sanjay"],
  [20, "sign-in-helper", "control-failing", "freya"],
  [16, "treasury-forecaster", "duties-clash", "anneliese"],
  [15, "sign-in-helper", "approval-unenforced", "grace"],
  [14, "fleet-event-watcher", "system-unowned", "rhys"],
  [12, "catalogue-tagger", "owner-inactive", "farida"],
  [11, "service-desk-resolver", "unit-unowned", "camila"],
  [9, "fleet-event-watcher", "owner-inactive", "oluwaseun"],
  [9, "fleet-event-watcher", "risk-unaccepted", "oluwaseun"],
  [8, "claims-router-trial", "identity-shared", "ben"],
  [8, "dependency-updater", "duties-clash", "marisol"],
  [6, "warehouse-question-desk", "identity-shared", "emre"],
  [6, "travel-dispatcher", "delegation-unregistered", "sinead"],
  [5, "incident-scribe", "grant-expired", "sanjay"],
  [5, "cloud-cost-tuner", "team-only", "freya"],
  [4, "service-desk-resolver", "control-failing", "meiling"],
  [3, "night-desk-translator", "authority-missing", "freya"],
  [3, "call-notes", "vendor-unowned", "sofia"],
];
