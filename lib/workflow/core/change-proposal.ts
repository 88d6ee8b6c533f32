import { boundsInWords } from "#lib/registry/core/bounds.ts";
import type { AgentFacts, CapabilityFacts, SystemFacts } from "#lib/registry/core/facts.ts";
import type { Autonomy, Environment } from "#lib/registry/core/vocabulary.ts";

/** What is carried out once a change is approved: the fields as the API takes them. */
export interface ChangeProposal {
  what: "capability.create" | "capability.edit" | "agent.edit";
  /** Fields that reach further; of a new capability none is named. */
  widened: string[];
  fields: ChangeFields;
}

/** What a request of kind `change` proposes. A request keeps it as JSON of its kind; whoever opens one writes this. */
export const proposedChange = ({ proposal }: { proposal: Record<string, unknown> }): ChangeProposal =>
  proposal as unknown as ChangeProposal;

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

/** A new capability is never a grant alone: nobody has decided yet whether it may be there. */
export const isGrantAlone = ({
  what,
  widened,
}: Pick<ChangeProposal, "what"> & { widened: readonly string[] }): boolean =>
  what !== "capability.create" && widened.length === 1 && widened[0] === "grant";

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
