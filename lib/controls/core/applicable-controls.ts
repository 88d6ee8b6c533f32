import type { AgentControlFacts, AgentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { ControlDefinition, OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import type { ControlStatus } from "#lib/registry/core/vocabulary.ts";
import { conditionFacts, factThatMeets } from "./condition.ts";

/** A control that applies to an agent, with who answers for it there. */
export interface ApplicableControl {
  control: ControlDefinition;
  /** The fact by which it applies (R25): 'because hosting = vendor'. */
  because: string;
  /** Named on the agent, else the organisation's default owner; null when nobody is named. */
  owner: PersonFacts | null;
  ownedBy: "agent" | "default" | "nobody";
  /** True when the owner is an active person. */
  ownerAnswers: boolean;
  status: ControlStatus | null;
  /** Marked not_applicable with its reason: it needs no owner and has no row in the matrix. */
  setAside: boolean;
  /** What is recorded on the agent. */
  recorded: AgentControlFacts | null;
}

/** The controls that apply to an agent, by the order of the organisation's list (R24, R25). */
export function applicableControls(
  facts: AgentFacts,
  organisation: OrganisationFacts,
  seats: AgentSeats,
): ApplicableControl[] {
  const on = conditionFacts(facts, seats);
  const recordedById = new Map(facts.controls.map((recorded) => [recorded.controlId, recorded]));
  const applicable: ApplicableControl[] = [];
  for (const control of organisation.controls) {
    const fact = factThatMeets(control.condition, on);
    if (fact === null) continue;
    const recorded = recordedById.get(control.id) ?? null;
    const named = recorded?.owner ?? null;
    const owner = named ?? organisation.defaultOwners.get(control.id) ?? null;
    applicable.push({
      control,
      because: `because ${fact}`,
      owner,
      ownedBy: named !== null ? "agent" : owner !== null ? "default" : "nobody",
      ownerAnswers: owner !== null && owner.status === "active",
      status: recorded?.status ?? null,
      setAside: recorded?.status === "not_applicable" && (recorded.reason ?? "").trim() !== "",
      recorded,
    });
  }
  return applicable;
}
