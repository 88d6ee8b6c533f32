import { z } from "zod";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { ControlCondition } from "#lib/registry/core/organisation-facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import {
  actions,
  autonomies,
  credentialKinds,
  type DataClassification,
  dataClassifications,
  environments,
  hostings,
  interactions,
  inWords,
  riskTiers,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { assumed } from "#lib/risk/core/risk-table.ts";
import { tierRank } from "#lib/risk/core/risk-tier.ts";

const some = <const Values extends readonly [string, ...string[]]>(values: Values) => z.array(z.enum(values)).min(1);

const simple = [
  z.strictObject({ kind: z.literal("always") }),
  z.strictObject({ kind: z.literal("tier_at_least"), tier: z.enum(riskTiers) }),
  z.strictObject({ kind: z.literal("interaction_is"), oneOf: some(interactions) }),
  z.strictObject({ kind: z.literal("hosting_is"), oneOf: some(hostings) }),
  z.strictObject({ kind: z.literal("orchestrator_hosting_is"), oneOf: some(hostings) }),
  z.strictObject({ kind: z.literal("autonomy_is"), oneOf: some(autonomies) }),
  z.strictObject({ kind: z.literal("environment_is"), oneOf: some(environments) }),
  z.strictObject({ kind: z.literal("credential_is"), oneOf: some(credentialKinds) }),
  z.strictObject({ kind: z.literal("action_is"), oneOf: some(actions) }),
  z.strictObject({ kind: z.literal("system_kind_is"), oneOf: some(systemKinds) }),
  z.strictObject({
    kind: z.literal("data_classification_at_least"),
    dataClassification: z.enum(dataClassifications),
  }),
  z.strictObject({ kind: z.literal("customer_facing") }),
  z.strictObject({ kind: z.literal("uses_retrieval") }),
  z.strictObject({ kind: z.literal("uses_mcp") }),
  z.strictObject({ kind: z.literal("shared_by_units"), atLeast: z.int().min(2).max(1000) }),
  z.strictObject({ kind: z.literal("delegates") }),
  z.strictObject({ kind: z.literal("has_grant") }),
] as const;

const simpleCondition = z.discriminatedUnion("kind", simple);
/** One level of 'any of' and 'all of' inside another: more cannot be read in one sentence. */
const inner = z.discriminatedUnion("kind", [
  ...simple,
  z.strictObject({ kind: z.literal("any_of"), conditions: z.array(simpleCondition).min(1).max(20) }),
  z.strictObject({ kind: z.literal("all_of"), conditions: z.array(simpleCondition).min(1).max(20) }),
]);

/** A condition as an organisation writes it for a control of its own. */
export const controlCondition = z
  .discriminatedUnion("kind", [
    ...simple,
    z.strictObject({ kind: z.literal("any_of"), conditions: z.array(inner).min(1).max(20) }),
    z.strictObject({ kind: z.literal("all_of"), conditions: z.array(inner).min(1).max(20) }),
  ])
  .meta({ id: "ControlCondition" }) satisfies z.ZodType<ControlCondition>;

/** What conditions look at, gathered once per agent. */
export interface ConditionFacts {
  agent: AgentFacts;
  seats: AgentSeats;
  /** The highest classification over judged capabilities, their systems and the data sources in use; with its name. */
  data: { dataClassification: DataClassification; of: string } | null;
}

const classificationRank = (classification: DataClassification): number => dataClassifications.indexOf(classification);

export function conditionFacts(agent: AgentFacts, seats: AgentSeats): ConditionFacts {
  let data: ConditionFacts["data"] = null;
  const look = (dataClassification: DataClassification | null, of: string): void => {
    if (dataClassification === null) return;
    if (data === null || classificationRank(dataClassification) > classificationRank(data.dataClassification))
      data = { dataClassification, of };
  };
  for (const { capability, risk } of seats.capabilities) look(risk.dataClassification, capability.name);
  // A condition on capabilities needs one that is judged; the sources in use then count as theirs.
  if (seats.capabilities.length > 0)
    for (const source of agent.dataSources) look(source.dataClassification, source.name);
  return { agent, seats, data };
}

/** 'hosting = vendor', or with '(assumed, not stated)' where the table's assumption counts; null when it does not hold. */
function stated<Value extends string>(
  attribute: string,
  value: Value | null,
  otherwise: Value | null,
  oneOf: readonly Value[],
): string | null {
  const counts = value ?? otherwise;
  if (counts === null || !oneOf.includes(counts)) return null;
  return `${attribute} = ${inWords(counts)}${value === null ? " (assumed, not stated)" : ""}`;
}

/** The fact by which a condition holds, for people: 'hosting = vendor' (R25); null when it does not hold. */
export function factThatMeets(condition: ControlCondition, on: ConditionFacts): string | null {
  const { agent, seats } = on;
  switch (condition.kind) {
    case "always":
      return "it applies to every agent";
    case "any_of": {
      for (const one of condition.conditions) {
        const fact = factThatMeets(one, on);
        if (fact !== null) return fact;
      }
      return null;
    }
    case "all_of": {
      const held: string[] = [];
      for (const one of condition.conditions) {
        const fact = factThatMeets(one, on);
        if (fact === null) return null;
        held.push(fact);
      }
      return held.join(" and ");
    }
    case "tier_at_least":
      return tierRank[seats.tier] >= tierRank[condition.tier] ? `tier = ${seats.tier}` : null;
    case "interaction_is":
      return stated("interaction", agent.interaction, assumed.interaction, condition.oneOf);
    case "hosting_is":
      return stated("hosting", agent.hosting, assumed.hosting, condition.oneOf);
    case "orchestrator_hosting_is":
      return stated("orchestrator hosting", agent.orchestrator.hosting, null, condition.oneOf);
    case "autonomy_is":
      return stated("autonomy", agent.autonomy, assumed.autonomy, condition.oneOf);
    case "environment_is":
      return stated("environment", agent.environment, assumed.environment, condition.oneOf);
    case "credential_is":
      return stated("credential", agent.credential.kind, assumed.credential, condition.oneOf);
    case "action_is": {
      const met = seats.capabilities.find(({ risk }) => condition.oneOf.includes(risk.action));
      if (met === undefined) return null;
      const unsaid = met.capability.action === null ? ", assumed, not stated" : "";
      return `action = ${inWords(met.risk.action)} (${met.capability.name}${unsaid})`;
    }
    case "system_kind_is":
      for (const { capability } of seats.capabilities) {
        const kind = capability.system?.kind ?? null;
        if (kind !== null && condition.oneOf.includes(kind))
          return `system kind = ${inWords(kind)} (${capability.system?.name})`;
      }
      return null;
    case "data_classification_at_least":
      if (on.data === null) return null;
      if (classificationRank(on.data.dataClassification) < classificationRank(condition.dataClassification))
        return null;
      return `data classification = ${on.data.dataClassification} (${on.data.of})`;
    case "customer_facing":
      return agent.customerFacing === true ? "customer-facing = yes" : null;
    case "uses_retrieval":
      return agent.usesRetrieval === true ? "uses retrieval = yes" : null;
    case "uses_mcp":
      return agent.usesMcp === true ? "uses MCP = yes" : null;
    case "shared_by_units": {
      const units = new Set(agent.sharedByUnits.map((shared) => shared.unit)).size;
      return units >= condition.atLeast ? `shared by ${units} business units` : null;
    }
    case "delegates": {
      const [first, ...others] = agent.delegatesTo;
      if (first === undefined) return null;
      return `delegates to ${first.agent?.name ?? first.slug}${others.length > 0 ? ` and ${others.length} more` : ""}`;
    }
    case "has_grant": {
      const granted = seats.capabilities.find(({ capability }) => capability.grant !== null);
      return granted === undefined ? null : `a grant is recorded (${granted.capability.name})`;
    }
  }
}

const oneOfWords = (values: readonly string[]): string => values.map(inWords).join(" or ");

/** A condition in words, as catalogue and forms print it: 'tier at least high, or action is pay'. */
export function conditionInWords(condition: ControlCondition): string {
  switch (condition.kind) {
    case "always":
      return "always";
    case "any_of":
      return condition.conditions.map(nested).join(", or ");
    case "all_of":
      return condition.conditions.map(nested).join(", and ");
    case "tier_at_least":
      return `tier at least ${condition.tier}`;
    case "interaction_is":
      return `interaction is ${oneOfWords(condition.oneOf)}`;
    case "hosting_is":
      return `hosting is ${oneOfWords(condition.oneOf)}`;
    case "orchestrator_hosting_is":
      return `orchestrator hosting is ${oneOfWords(condition.oneOf)}`;
    case "autonomy_is":
      return `autonomy is ${oneOfWords(condition.oneOf)}`;
    case "environment_is":
      return `environment is ${oneOfWords(condition.oneOf)}`;
    case "credential_is":
      return `credential is ${oneOfWords(condition.oneOf)}`;
    case "action_is":
      return `any capability's action is ${oneOfWords(condition.oneOf)}`;
    case "system_kind_is":
      return `any capability's system is of kind ${oneOfWords(condition.oneOf)}`;
    case "data_classification_at_least":
      return `data classification at least ${condition.dataClassification}`;
    case "customer_facing":
      return "customer-facing";
    case "uses_retrieval":
      return "uses retrieval";
    case "uses_mcp":
      return "uses MCP";
    case "shared_by_units":
      return `shared by ${condition.atLeast} or more business units`;
    case "delegates":
      return "delegates to other agents";
    case "has_grant":
      return "any capability has a grant";
  }
}

const nested = (condition: ControlCondition): string =>
  condition.kind === "any_of" || condition.kind === "all_of"
    ? `(${conditionInWords(condition)})`
    : conditionInWords(condition);
