import type { AgentRole, CapabilityRole } from "#lib/registry/core/vocabulary.ts";
import type { editAgent } from "#lib/registry/edit-agent.ts";
import type { PersonKey } from "./people.ts";
import type { TeamSlug } from "./teams.ts";

/** A seat that somebody gave up, with nobody to take it over. */
interface GivenUp {
  daysAgo: number;
  agent: string;
  /** Null: the agent's default. */
  capability: string | null;
  role: AgentRole | CapabilityRole;
  holder: PersonKey;
  by: PersonKey;
  why: string;
  /** The team that stands there since. */
  team?: TeamSlug;
}

export const seatsGivenUp: readonly GivenUp[] = [
  {
    daysAgo: 60,
    agent: "invoice-matcher",
    capability: "Mark an invoice as matched",
    role: "detector",
    holder: "viktor",
    by: "hanna",
    why: "Viktor Petrov left; Salma Idrissi watches all of it.",
  },
  {
    daysAgo: 10,
    agent: "catalogue-tagger",
    capability: null,
    role: "detector",
    holder: "arjun",
    by: "takeshi",
    why: "Arjun Nair watches what customers meet; Data hires a detection engineer of its own.",
  },
  {
    daysAgo: 6,
    agent: "cloud-cost-tuner",
    capability: null,
    role: "responder",
    holder: "freya",
    by: "naledi",
    why: "Too much hangs on Freya Jónsdóttir; the rota of the team answers until somebody is named.",
    team: "incident-response",
  },
];

type Edit = Parameters<typeof editAgent>[1];

/** What was changed on agents in use and left a hole behind. */
export const holesLeft: readonly (Edit & { daysAgo: number; by: PersonKey; why: string })[] = [
  {
    daysAgo: 62,
    by: "yaw",
    why: "The new catalogue knows only keys that do not end.",
    agent: "catalogue-tagger",
    credential: { kind: "long_lived" },
  },
  {
    daysAgo: 19,
    by: "shira",
    why: "Camila Restrepo gives the desk of Sales to somebody else; nobody is named yet.",
    agent: "service-desk-resolver",
    sharedByUnits: [
      { unit: "Workplace IT", owner: "shira.cohen@halmeric.example" },
      { unit: "Claims", owner: "ewa.kowalczyk@halmeric.example" },
      { unit: "Customer Care", owner: "laleh.sadeghi@halmeric.example" },
      { unit: "Finance", owner: "zeynep.aydin@halmeric.example" },
      { unit: "Sales and Marketing", owner: null },
    ],
  },
  {
    daysAgo: 11,
    by: "katarzyna",
    why: "The new reporting service knows one account for everybody.",
    agent: "warehouse-question-desk",
    credential: { kind: "shared_account" },
  },
  // One identity in test and production (R123).
  {
    daysAgo: 10,
    by: "ben",
    why: "The scanned post of the trial is read under the router's identity.",
    agent: "claims-router-trial",
    workloadIdentity: "spiffe://halmeric.example/agents/claims-router",
  },
  {
    daysAgo: 7,
    by: "katarzyna",
    why: "The playbook was written for the old warehouse; a new one is on its way.",
    agent: "warehouse-question-desk",
    playbookUrl: null,
  },
];

/** Who no longer answers for something, and nobody after them. */
export const ownersGone = {
  systems: [
    { system: "telematics-feed", daysAgo: 21, why: "Kofi Asante handed the feed to Claims, who named nobody." },
  ],
  controls: [{ control: "DAT-03", daysAgo: 17, why: "Hugo Lindholm tests wordings only from now on." }],
} as const;

/** What was granted out of turn. */
export const grantsOutOfTurn: readonly {
  daysAgo: number;
  agent: string;
  capability: string;
  by: PersonKey;
  approver: PersonKey;
  days: number;
  why: string;
}[] = [
  // For half a year nothing granted it; the access review found out.
  {
    daysAgo: 48,
    agent: "meeting-minutes",
    capability: "Store minutes",
    by: "andrzej",
    approver: "samir",
    days: 180,
    why: "The host shares them.",
  },
  // On an identity store a grant for a year is too long (R120).
  {
    daysAgo: 14,
    agent: "access-review-helper",
    capability: "Read groups and members",
    by: "emre",
    approver: "daniel",
    days: 365,
    why: "The auditors read along for a year.",
  },
];
