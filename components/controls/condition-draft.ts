import type { ControlCondition } from "#lib/registry/core/organisation-facts.ts";
import {
  actions,
  autonomies,
  credentialKinds,
  dataClassifications,
  environments,
  hostings,
  interactions,
  riskTiers,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";

type Kind = Exclude<ControlCondition["kind"], "any_of" | "all_of">;

/** A condition as it is chosen in the form: its kind, and what is chosen for it. */
export interface ConditionRow {
  kind: Kind;
  /** One for a scale, several for 'one of'; none where the kind says all. */
  values: readonly string[];
}

export interface ConditionDraft {
  join: "any_of" | "all_of";
  rows: readonly ConditionRow[];
}

/** How each kind of condition is asked for. */
export const kinds: Record<Kind, { says: string; choose: "nothing" | "one" | "several"; from: readonly string[] }> = {
  always: { says: "always, on every agent", choose: "nothing", from: [] },
  tier_at_least: { says: "the tier is at least", choose: "one", from: riskTiers },
  action_is: { says: "a capability’s action is", choose: "several", from: actions },
  system_kind_is: { says: "a capability’s system is of kind", choose: "several", from: systemKinds },
  data_classification_at_least: {
    says: "the data classification is at least",
    choose: "one",
    from: dataClassifications,
  },
  interaction_is: { says: "its interaction is", choose: "several", from: interactions },
  autonomy_is: { says: "its autonomy is", choose: "several", from: autonomies },
  environment_is: { says: "its environment is", choose: "several", from: environments },
  hosting_is: { says: "its hosting is", choose: "several", from: hostings },
  orchestrator_hosting_is: { says: "its orchestrator’s hosting is", choose: "several", from: hostings },
  credential_is: { says: "its credential is", choose: "several", from: credentialKinds },
  customer_facing: { says: "it faces customers", choose: "nothing", from: [] },
  uses_retrieval: { says: "it uses retrieval", choose: "nothing", from: [] },
  uses_mcp: { says: "it uses MCP", choose: "nothing", from: [] },
  shared_by_units: { says: "so many business units share it, at least", choose: "one", from: ["2", "3", "5", "10"] },
  delegates: { says: "it delegates to other agents", choose: "nothing", from: [] },
  has_grant: { says: "a capability has a grant", choose: "nothing", from: [] },
};

/** A row of a kind with the usual choice made. */
export const rowOf = (kind: Kind): ConditionRow => ({
  kind,
  values: kinds[kind].choose === "nothing" ? [] : [kinds[kind].from.at(kind === "tier_at_least" ? 2 : 0) ?? ""],
});

export const firstDraft: ConditionDraft = { join: "any_of", rows: [rowOf("tier_at_least")] };

function simple(condition: ControlCondition): ConditionRow | null {
  switch (condition.kind) {
    case "any_of":
    case "all_of":
      return null;
    case "tier_at_least":
      return { kind: condition.kind, values: [condition.tier] };
    case "data_classification_at_least":
      return { kind: condition.kind, values: [condition.dataClassification] };
    case "shared_by_units":
      return { kind: condition.kind, values: [String(condition.atLeast)] };
    default:
      return { kind: condition.kind, values: "oneOf" in condition ? condition.oneOf : [] };
  }
}

/** A condition as the form holds it; null where it is nested deeper than the form can show. */
export function draftOf(condition: ControlCondition): ConditionDraft | null {
  if (condition.kind !== "any_of" && condition.kind !== "all_of") {
    const row = simple(condition);
    return row && { join: "any_of", rows: [row] };
  }
  const rows = condition.conditions.map(simple);
  return rows.includes(null) ? null : { join: condition.kind, rows: rows.filter((row) => row !== null) };
}

function conditionOfRow({ kind, values }: ConditionRow): ControlCondition {
  const [first = ""] = values;
  // The form only offers members of each set, and the API refuses any other.
  if (kind === "tier_at_least") return { kind, tier: first } as ControlCondition;
  if (kind === "data_classification_at_least") return { kind, dataClassification: first } as ControlCondition;
  if (kind === "shared_by_units") return { kind, atLeast: Number(first) };
  return (kinds[kind].choose === "several" ? { kind, oneOf: values } : { kind }) as ControlCondition;
}

/** What the form holds, as the API takes it; one row stands for itself. */
export function conditionOf({ join, rows }: ConditionDraft): ControlCondition {
  const conditions = rows.map(conditionOfRow);
  const [only] = conditions;
  return conditions.length === 1 && only ? only : { kind: join, conditions };
}
