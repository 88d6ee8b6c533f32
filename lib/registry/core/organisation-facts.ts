import type { PersonFacts } from "./facts.ts";
import type { Policy } from "./policy.ts";
import type {
  Action,
  Autonomy,
  CredentialKind,
  DataClassification,
  Environment,
  Hosting,
  Interaction,
  OrganisationFunction,
  RiskTier,
  Severity,
  SystemKind,
} from "./vocabulary.ts";

/** What the judgement of every agent shares. */
export interface OrganisationFacts {
  policy: Policy;
  /** The catalogue's controls and the organisation's own. */
  controls: readonly ControlDefinition[];
  /** The organisation's default owner of a control, by the control's id; none at first. */
  defaultOwners: ReadonlyMap<string, PersonFacts>;
}

/** A safeguard: when it applies, which function answers for it, what shows that it works. */
export interface ControlDefinition {
  /** Stable, as printed in exports: 'APR-02'. */
  id: string;
  title: string;
  /** The function that is accountable by default (R20, R26). */
  function: OrganisationFunction;
  condition: ControlCondition;
  /** The evidence that is expected, in words. */
  evidence: string;
  /** Rows of the frameworks, as 'framework:id'. */
  references: readonly string[];
  /** How heavy a gap of this control can be at most. */
  weight: Severity;
  /** True for a control that the organisation added to the catalogue. */
  own: boolean;
}

/**
 * A condition on an agent's facts, as data: evaluated, printed in words, and open to an organisation's own controls.
 * One on capabilities holds when any judged capability meets it.
 */
export type ControlCondition =
  | { kind: "always" }
  | { kind: "any_of"; conditions: readonly ControlCondition[] }
  | { kind: "all_of"; conditions: readonly ControlCondition[] }
  | { kind: "tier_at_least"; tier: RiskTier }
  | { kind: "interaction_is"; oneOf: readonly Interaction[] }
  | { kind: "hosting_is"; oneOf: readonly Hosting[] }
  | { kind: "orchestrator_hosting_is"; oneOf: readonly Hosting[] }
  | { kind: "autonomy_is"; oneOf: readonly Autonomy[] }
  | { kind: "environment_is"; oneOf: readonly Environment[] }
  | { kind: "credential_is"; oneOf: readonly CredentialKind[] }
  | { kind: "action_is"; oneOf: readonly Action[] }
  | { kind: "system_kind_is"; oneOf: readonly SystemKind[] }
  | { kind: "data_classification_at_least"; dataClassification: DataClassification }
  | { kind: "customer_facing" }
  | { kind: "uses_retrieval" }
  | { kind: "uses_mcp" }
  | { kind: "shared_by_units"; atLeast: number }
  | { kind: "delegates" }
  | { kind: "has_grant" };
