import type { AgentRole, CapabilityRole } from "#lib/registry/core/vocabulary.ts";
import type { PersonKey } from "./people.ts";

/** A role that went from one person to another. */
export interface HandOver {
  /** Days ago on which the successor was named. */
  daysAgo: number;
  agent: string;
  role: AgentRole | CapabilityRole;
  from: PersonKey;
  to: PersonKey;
  why: string;
  /** Days until the successor accepted, 1 unless it says; null: they have not yet. */
  accepts?: number | null;
  /** The one before stays until then. */
  overlaps?: true;
}

/** The earliest holder of a role is the `from` of its first hand-over; the agents' own data name who holds it at the end. */
export const handOvers: readonly HandOver[] = [
  {
    daysAgo: 620,
    agent: "travel-dispatcher",
    role: "detector",
    from: "viktor",
    to: "meiling",
    why: "Mei-Ling Zhou joined to watch agents that act for customers.",
  },
  {
    daysAgo: 498,
    agent: "invoice-matcher",
    role: "detector",
    from: "viktor",
    to: "salma",
    why: "Finance agents go to Salma Idrissi.",
  },
  {
    daysAgo: 498,
    agent: "renewal-price-adviser",
    role: "detector",
    from: "viktor",
    to: "salma",
    why: "Finance agents go to Salma Idrissi.",
  },
  {
    daysAgo: 430,
    agent: "travel-claim-triage",
    role: "business_owner",
    from: "marguerite",
    to: "junho",
    why: "Travel claims got a manager of their own.",
  },
  {
    daysAgo: 258,
    agent: "supplier-payment-runner",
    role: "detector",
    from: "viktor",
    to: "meiling",
    why: "Viktor Petrov leaves on Friday.",
  },
  {
    daysAgo: 257,
    agent: "home-claim-intake",
    role: "detector",
    from: "viktor",
    to: "meiling",
    why: "Viktor Petrov leaves on Friday.",
  },
  {
    daysAgo: 190,
    agent: "invoice-matcher",
    role: "system_owner",
    from: "ben",
    to: "nikhil",
    why: "Ben Achterberg moved to the test platform.",
  },
  {
    daysAgo: 190,
    agent: "invoice-matcher",
    role: "retirement_owner",
    from: "ben",
    to: "nikhil",
    why: "Ben Achterberg moved to the test platform.",
  },
  {
    daysAgo: 62,
    agent: "dependency-updater",
    role: "detector",
    from: "arjun",
    to: "amina",
    why: "Whoever knows the checks watches them.",
  },
  // Weeks late: Yaw Darko had left, and nobody answered for how these two end.
  {
    daysAgo: 26,
    agent: "renewal-price-adviser",
    role: "retirement_owner",
    from: "yaw",
    to: "gabriel",
    why: "Yaw Darko left.",
  },
  {
    daysAgo: 24,
    agent: "catalogue-tagger",
    role: "retirement_owner",
    from: "yaw",
    to: "takeshi",
    why: "Yaw Darko left.",
  },
  // Late: Stelian Ionescu had left three days before, and his duties were nobody's meanwhile.
  {
    daysAgo: 8,
    agent: "garage-booking-agent",
    role: "business_owner",
    from: "stelian",
    to: "oluwaseun",
    why: "Stelian Ionescu left.",
    accepts: 2,
  },
  // Grace Wanjiru has not said yes yet, and Ama Boateng answers meanwhile.
  {
    daysAgo: 4,
    agent: "sign-in-helper",
    role: "business_owner",
    from: "ama",
    to: "grace",
    why: "Ama Boateng builds up the new chat team.",
    accepts: null,
    overlaps: true,
  },
];
