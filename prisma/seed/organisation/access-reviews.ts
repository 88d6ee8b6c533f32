import type { PersonKey } from "./people.ts";

/** The access reviews of the house, in days ago. */
export const halfYear = {
  name: "Access review, first half-year",
  opens: 88,
  /** Its reminders, its escalation and the outcome of silence. */
  followed: [74, 70, 69, 68, 67],
  closes: 62,
  input: {
    scope: { state: "active" },
    stages: [{ reviewers: "business_owner" as const }],
    defaultReviewer: "daniel.okonkwo@halmeric.example",
    dueDays: 21,
    graceDays: 7,
    silence: "escalate" as const,
  },
};

export const quarterly = {
  name: "Quarterly review of high and critical access",
  opens: 9,
  input: {
    scope: { state: "active", capabilityTier: "high,critical" },
    stages: [{ reviewers: "business_owner" as const }],
    defaultReviewer: "daniel.okonkwo@halmeric.example",
    dueDays: 15,
    graceDays: 10,
    remindDaysBefore: [7, 3, 1],
    escalateDaysBefore: 2,
    silence: "suspend" as const,
    recurrence: "FREQ=MONTHLY;INTERVAL=3",
    timeZone: "Europe/Copenhagen",
  },
};

export const vendors = {
  name: "Vendor-hosted agents, yearly review",
  /** In days from the load. */
  startsIn: 18,
  input: {
    scope: { hosting: "vendor" },
    stages: [
      { reviewers: "business_owner" as const },
      { reviewers: "named" as const, people: ["charlotte.dubois@halmeric.example"], outcome: "all_accept" as const },
    ],
    defaultReviewer: "charlotte.dubois@halmeric.example",
    dueDays: 30,
    silence: "escalate" as const,
  },
};

/** Who answers no campaign. */
export const silent: readonly PersonKey[] = ["oluwaseun", "thandiwe"];

/** What was not simply certified: 'agent / capability'. */
export const outcomes: Readonly<Record<string, { answer: "revoke" | "change"; reason: string }>> = {
  "test-data-maker / Delete invented claims": {
    answer: "revoke",
    reason: "The test suites clean up by themselves since the spring; nobody has used it for half a year.",
  },
  "meeting-minutes / Store minutes": { answer: "change", reason: "Keep minutes for 90 days, not for ever." },
};

/** Who handed an item on in the open campaign. */
export const handedOn: readonly { daysAgo: number; from: PersonKey; to: PersonKey; note: string }[] = [
  { daysAgo: 8, from: "gareth", to: "shira", note: "Shira runs the joiners' desk since January." },
  { daysAgo: 8, from: "carmen", to: "pedro", note: "Pedro sees this one at work every day." },
];

/** Changes of agents for which security began a review, and when it was answered, in days ago. */
export const reviewedChanges: readonly { agent: string; name: string; daysAgo: number; answered: number }[] = [
  // Found late: its model had changed three weeks before.
  { agent: "fraud-signal-reviewer", name: "Fraud signal reviewer: changed model", daysAgo: 112, answered: 99 },
  { agent: "service-desk-resolver", name: "Service desk resolver: changed prompt", daysAgo: 72, answered: 66 },
  { agent: "incident-scribe", name: "Incident scribe: changed model", daysAgo: 64, answered: 60 },
];
