import type { Filter, UnlistedFilter } from "#components/ui/filters.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { functions, roles, severities } from "#lib/registry/core/vocabulary.ts";

export const dueWords: Record<string, string> = {
  overdue: "Overdue",
  week: "Within a week",
  month: "Within a month",
  later: "Later",
};
export const ageWords: Record<string, string> = {
  week: "Up to a week",
  month: "Up to a month",
  quarter: "Up to three months",
  older: "More than three months",
};
const named = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** What the list of gaps can be narrowed by, with a menu each. `self`: the id of who asks. */
export const gapFilters = (rules: readonly string[], self: string | null): Filter[] => [
  { name: "severity", label: "Severity", options: optionsOf(severities.toReversed()) },
  { name: "due", label: "Due", options: named(dueWords) },
  { name: "function", label: "Function", options: optionsOf(functions) },
  {
    name: "assignee",
    label: "Assignee",
    options: [{ value: "none", label: "Nobody" }, ...(self ? [{ value: self, label: "Me" }] : [])],
  },
  { name: "rule", label: "Rule", options: rules.map((id) => ({ value: id, label: id.replaceAll("-", " ") })) },
  { name: "role", label: "Role", options: optionsOf(roles) },
  { name: "age", label: "Open for", options: named(ageWords) },
  { name: "status", label: "Status", options: optionsOf(["open", "accepted", "closed", "all"]) },
];

/** What other pages link with. */
export const unlistedGapFilters: UnlistedFilter[] = [
  { name: "agent", label: "Agent" },
  { name: "unit", label: "Unit" },
  { name: "system", label: "System" },
  { name: "control", label: "Control" },
  { name: "overdue", label: "Overdue" },
  { name: "closedBy", label: "Closed by one fact", plain: true },
];

/** What gaps can be grouped by, with what people call it. */
export const groupingWords: Record<string, string> = {
  fact: "What closes them",
  function: "Function",
  unit: "Unit",
  system: "System",
  rule: "Rule",
  severity: "Severity",
  due: "Due",
  age: "Age",
  assignee: "Assignee",
  agent: "Agent",
};
