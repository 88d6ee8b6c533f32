import { roleName } from "#components/agents/seat-words.ts";
import type { Filter, UnlistedFilter } from "#components/ui/filters.tsx";
import { optionsOf } from "#components/ui/options.ts";
import {
  actions,
  agentStates,
  capabilityRoles,
  capabilityStates,
  dataClassifications,
  riskTiers,
} from "#lib/registry/core/vocabulary.ts";

/** What the list of capabilities can be narrowed by; `self`: whose agents the first choice shows. */
export const capabilityListFilters = (self: string | null): Filter[] => [
  ...(self ? [{ name: "owner", label: "Whose", options: [{ value: self, label: "Of my agents" }] }] : []),
  {
    name: "empty",
    label: "Seat",
    options: capabilityRoles.map((role) => ({ value: role, label: `${roleName(role)} does not answer` })),
  },
  { name: "riskTier", label: "Tier", options: optionsOf(riskTiers) },
  { name: "action", label: "Action", options: optionsOf(actions) },
  { name: "dataClassification", label: "Data", options: optionsOf(dataClassifications) },
  { name: "agentState", label: "Agent's state", options: optionsOf(agentStates) },
  { name: "state", label: "State", options: optionsOf(capabilityStates) },
  {
    name: "answerable",
    label: "Answerable",
    options: [
      { value: "true", label: "Answerable" },
      { value: "false", label: "Not answerable" },
    ],
  },
];

/** What other pages link with. */
export const unlistedCapabilityFilters: UnlistedFilter[] = [
  { name: "agent", label: "Agent" },
  { name: "system", label: "System" },
  { name: "businessUnit", label: "Unit" },
  { name: "grantEndsWithin", label: "Its grant ends within days" },
];
