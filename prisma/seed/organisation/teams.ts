import type { PersonKey } from "./people.ts";

/** Teams can be responsible or consulted, never accountable (R3). */
export const teams = [
  {
    slug: "security-operations",
    name: "Security operations",
    lead: "daniel",
    members: ["daniel", "meiling", "arjun", "salma"],
  },
  { slug: "incident-response", name: "Incident response", lead: "freya", members: ["freya", "baptiste", "daniel"] },
  { slug: "identity-platform", name: "Identity platform", lead: "sanjay", members: ["sanjay", "emre", "hyunwoo"] },
  {
    slug: "agent-engineering",
    name: "Agent engineering",
    lead: "amina",
    members: ["amina", "ravi", "sinead", "gabriel", "ben"],
  },
  { slug: "claims-payments", name: "Claims payments", lead: "nadia", members: ["nadia", "ewa", "bilal"] },
  { slug: "night-desk", name: "Night desk", lead: "anya", members: ["anya", "pedro"] },
  { slug: "care-quality", name: "Care quality", lead: "laleh", members: ["laleh", "ama", "matteo"] },
] as const satisfies readonly {
  slug: string;
  name: string;
  lead: PersonKey;
  members: readonly PersonKey[];
}[];

export type TeamSlug = (typeof teams)[number]["slug"];
