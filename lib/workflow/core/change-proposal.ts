import { iso } from "#lib/platform/core/clock.ts";
import { boundsInWords } from "#lib/registry/core/bounds.ts";
import type { AgentFacts, CapabilityFacts, SystemFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import { type Autonomy, autonomies, type Environment } from "#lib/registry/core/vocabulary.ts";
import { raisesRisk } from "./registration-approvers.ts";
import { reachShown, riskPart } from "./registration-parts.ts";
import { type Part, partOf } from "./request-vocabulary.ts";

/** What is carried out once a change is approved: the fields as the API takes them. */
export interface ChangeProposal {
  what: "capability.create" | "capability.edit" | "agent.edit";
  /** Fields that reach further; of a new capability none is named. */
  widened: string[];
  fields: ChangeFields;
}

export interface ChangeFields {
  action?: CapabilityFacts["action"];
  /** By its slug. */
  system?: string | null;
  tools?: string[];
  dataClassification?: CapabilityFacts["dataClassification"];
  bounds?: Record<string, unknown> | null;
  grant?: GrantAsked;
  autonomy?: Autonomy | null;
  autonomyReason?: string | null;
  environment?: Environment | null;
  delegatesTo?: string[];
}

/** A grant as it is asked for: with a purpose and an end; who approves and makes it, their decisions say. */
export interface GrantAsked {
  reason: string;
  startsAt: string | null;
  endsAt: string;
}

const given = <Value>(value: Value | undefined, before: Value): Value => (value === undefined ? before : value);

/** The agent as it would be with the change: a pending capability counts as live. */
export function factsAfter(
  facts: AgentFacts,
  capabilityId: string | null,
  { fields }: Pick<ChangeProposal, "fields">,
  system: SystemFacts | null,
): AgentFacts {
  return {
    ...facts,
    autonomy: given(fields.autonomy, facts.autonomy),
    autonomyReason: given(fields.autonomyReason, facts.autonomyReason),
    environment: given(fields.environment, facts.environment),
    delegatesTo:
      fields.delegatesTo === undefined
        ? facts.delegatesTo
        : fields.delegatesTo.map((slug) => facts.delegatesTo.find((one) => one.slug === slug) ?? { slug, agent: null }),
    capabilities: facts.capabilities.map((capability) =>
      capability.id === capabilityId
        ? {
            ...capability,
            state: "live",
            action: given(fields.action, capability.action),
            system: fields.system === undefined ? capability.system : fields.system === null ? null : system,
            tools: given(fields.tools, capability.tools),
            dataClassification: given(fields.dataClassification, capability.dataClassification),
            bounds: fields.bounds === undefined ? capability.bounds : boundsInWords(fields.bounds),
          }
        : capability,
    ),
  };
}

/** What a change shows: how it is, how it would be, what that does to the tier, and the risk that somebody then carries. */
export function changeParts(
  before: { facts: AgentFacts; seats: AgentSeats },
  after: { facts: AgentFacts; seats: AgentSeats },
  capabilityId: string | null,
  { what, fields }: ChangeProposal,
): Part[] {
  const capabilityOf = ({ facts }: { facts: AgentFacts }) => facts.capabilities.find(({ id }) => id === capabilityId);
  const [was, becomes] = [capabilityOf(before), capabilityOf(after)];
  const agentFields = ({ facts }: { facts: AgentFacts }): Record<string, unknown> => ({
    ...(fields.autonomy === undefined
      ? {}
      : {
          autonomy: facts.autonomy,
          insteadOf: facts.autonomy === null ? null : (autonomies[autonomies.indexOf(facts.autonomy) - 1] ?? null),
          autonomyReason: facts.autonomyReason,
        }),
    ...(fields.environment === undefined ? {} : { environment: facts.environment }),
    ...(fields.delegatesTo === undefined ? {} : { delegatesTo: facts.delegatesTo.map(({ slug }) => slug).sort() }),
  });
  const grantAlone = what === "capability.edit" && fields.grant !== undefined && Object.keys(fields).length === 1;
  return [
    partOf("change", "What changes", {
      agent: after.facts.name,
      purpose: after.facts.purpose,
      ...(becomes === undefined
        ? { was: agentFields(before), becomes: agentFields(after) }
        : grantAlone
          ? { capability: reachShown(becomes) }
          : {
              capability: becomes.name,
              was: what === "capability.create" || was === undefined ? null : reachShown(was),
              becomes: reachShown(becomes),
            }),
      ...(fields.grant === undefined
        ? {}
        : {
            grantIsNow: was?.grant ? { endsAt: was.grant.endsAt === null ? null : iso(was.grant.endsAt) } : null,
            grantAskedFor: {
              purpose: fields.grant.reason,
              startsAt: fields.grant.startsAt,
              endsAt: fields.grant.endsAt,
            },
          }),
      tier: { was: before.seats.tier, becomes: after.seats.tier },
    }),
    ...(!grantAlone && raisesRisk({ before, after }) ? [riskPart(after.facts, after.seats)] : []),
  ];
}
