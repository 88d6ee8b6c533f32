import type { ExampleCapability } from "./example-agent.ts";
import type { PersonKey } from "./people.ts";

/** A capability that was asked for on an agent in use: decided by those who are asked, or waiting for them today. */
export interface Widening {
  agent: string;
  by: PersonKey;
  /** Days ago on which it was asked for, and on which it was decided; null: it waits. */
  asked: number;
  decided: number | null;
  why: string;
  capability: Pick<ExampleCapability, "name" | "action" | "system" | "tools">;
}

export const widenings: readonly Widening[] = [
  {
    agent: "policy-question-desk",
    by: "sinead",
    asked: 75,
    decided: 73,
    why: "Half of the questions are answered in the minutes of the product board.",
    capability: { name: "Search minutes", action: "read", system: "document-store", tools: ["minutes.search"] },
  },
  {
    agent: "complaint-summariser",
    by: "tariq",
    asked: 4,
    decided: null,
    why: "Complaints come by mail as well.",
    capability: { name: "Read complaint mails", action: "read", system: "mail-and-calendar", tools: ["mail.read"] },
  },
];

/** A grant that was asked for and waits for its approver. */
export const grantAsked = {
  agent: "renewal-price-adviser",
  by: "olga",
  capability: "Write approved prices",
  asked: 3,
  why: "The spring renewals are written until the end of May.",
  days: 300,
} as const satisfies { agent: string; by: PersonKey; capability: string; asked: number; why: string; days: number };
