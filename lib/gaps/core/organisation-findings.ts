import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import type { PersonFacts } from "#lib/registry/core/facts.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import type { AgentState, CapabilityRole, Severity } from "#lib/registry/core/vocabulary.ts";
import { highest, lowest, severities } from "#lib/registry/core/vocabulary.ts";
import type { Finding } from "./finding.ts";
import { byTier } from "./grading.ts";
import { concentration } from "./rules/concentration.ts";
import { controlUnowned } from "./rules/control-unowned.ts";
import { keepsGaps } from "./states-of-agents.ts";
import { isActive, unanswered } from "./unanswered.ts";

/** What one agent adds to the findings that belong to no agent. */
export interface OrganisationShare {
  /** Who is the accountable approver, detector or responder of a high or critical capability: each capability once per person. */
  heavy: readonly { personId: string; capabilityId: string }[];
  /** The controls that apply here, have no owner named here, and are not set aside: they rely on the default owner. */
  reliesOn: readonly { controlId: string; severity: Severity }[];
}

const nothing: OrganisationShare = { heavy: [], reliesOn: [] };

const watched: readonly CapabilityRole[] = ["approver", "detector", "responder"];

/** An agent's share, from what its judgement has computed already. Drafts, rejected and retired agents have none. */
export function organisationShareOf(
  state: AgentState,
  seats: Pick<AgentSeats, "tier" | "capabilities">,
  controls: readonly ApplicableControl[],
): OrganisationShare {
  if (!keepsGaps(state)) return nothing;
  const heavy: { personId: string; capabilityId: string }[] = [];
  for (const { capability, risk, seats: seatOf } of seats.capabilities) {
    if (risk.tier !== "high" && risk.tier !== "critical") continue;
    const counted: string[] = [];
    for (const role of watched) {
      const personId = seatOf[role].accountable?.person.id;
      if (personId === undefined || counted.includes(personId)) continue;
      counted.push(personId);
      heavy.push({ personId, capabilityId: capability.id });
    }
  }
  const reliesOn: { controlId: string; severity: Severity }[] = [];
  for (const applicable of controls) {
    if (applicable.setAside || applicable.ownedBy === "agent") continue;
    const { id, weight } = applicable.control;
    reliesOn.push({ controlId: id, severity: lowest(severities, weight, byTier[seats.tier]) });
  }
  return { heavy, reliesOn };
}

/** The shares of all agents, summed. */
export interface OrganisationTally {
  /**
   * How many high or critical capabilities a person is accountable for, each counted once; people at or below the
   * threshold may be left out.
   */
  heavy: Iterable<{ person: Pick<PersonFacts, "id" | "name" | "email">; capabilities: number }>;
  /** The highest severity among the agents that rely on a control's default owner; controls on which none relies are absent. */
  reliedOn: ReadonlyMap<string, Severity>;
}

/** Sums shares: how many capabilities by person, the highest severity by control. */
export function tallyShares(shares: Iterable<OrganisationShare>): {
  heavy: ReadonlyMap<string, number>;
  reliedOn: ReadonlyMap<string, Severity>;
} {
  const heavy = new Map<string, number>();
  const reliedOn = new Map<string, Severity>();
  for (const share of shares) {
    for (const { personId } of share.heavy) heavy.set(personId, (heavy.get(personId) ?? 0) + 1);
    for (const { controlId, severity } of share.reliesOn)
      reliedOn.set(controlId, highest(severities, severity, reliedOn.get(controlId) ?? "low"));
  }
  return { heavy, reliedOn };
}

/** The findings that belong to no agent: one person in too many seats, a default owner who is no longer active. */
export function organisationFindings(tally: OrganisationTally, organisation: OrganisationFacts): Finding[] {
  const findings: Finding[] = [];
  for (const { person, capabilities } of tally.heavy) {
    if (capabilities <= organisation.policy.concentrationAbove) continue;
    findings.push({
      rule: concentration.id,
      severity: "medium",
      capabilityId: null,
      role: null,
      controlId: null,
      about: { kind: "person", value: person.email },
      // Without the number: it would change with every agent, and the list behind the gap shows it.
      sentence: `${person.name} is the accountable approver, detector or responder of more than ${organisation.policy.concentrationAbove} high or critical capabilities.`,
      fix: concentration.fix,
      closedBy: `concentration:${person.id}`,
    });
  }
  for (const control of organisation.controls) {
    const owner = organisation.defaultOwners.get(control.id) ?? null;
    const severity = tally.reliedOn.get(control.id);
    if (owner === null || isActive(owner) || severity === undefined) continue;
    findings.push({
      rule: controlUnowned.id,
      severity,
      capabilityId: null,
      role: null,
      controlId: control.id,
      about: null,
      sentence: unanswered(owner, `answers for ${control.id}, ${control.title}, wherever nobody else is named`),
      fix: `Name another default owner of ${control.id}.`,
      closedBy: `person:${owner.id}`,
    });
  }
  return findings;
}
