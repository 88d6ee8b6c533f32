import type { Filter, UnlistedFilter } from "#components/ui/filters.tsx";
import { optionsOf } from "#components/ui/options.ts";
import {
  agentStates,
  autonomies,
  environments,
  hostings,
  interactions,
  riskTiers,
} from "#lib/registry/core/vocabulary.ts";

/** What the list of agents can be narrowed by, with a menu each. */
export const agentFilters: Filter[] = [
  { name: "riskTier", label: "Tier", options: optionsOf(riskTiers) },
  { name: "state", label: "State", options: optionsOf(agentStates) },
  { name: "readiness", label: "Readiness", options: optionsOf(["complete", "incomplete"]) },
  { name: "environment", label: "Environment", options: optionsOf(environments) },
  { name: "hosting", label: "Hosting", options: optionsOf(hostings) },
  { name: "interaction", label: "Interaction", options: optionsOf(interactions) },
  { name: "autonomy", label: "Autonomy", options: optionsOf(autonomies) },
];

/** What other pages link with. */
export const unlistedAgentFilters: UnlistedFilter[] = [
  { name: "businessUnit", label: "Unit" },
  { name: "vendor", label: "Vendor" },
  { name: "owner", label: "Business owner" },
  { name: "person", label: "Held by" },
  { name: "role", label: "Role" },
  { name: "system", label: "System" },
  { name: "dataSource", label: "Data source" },
  { name: "gap", label: "Gap" },
];
