import { DAY } from "#lib/platform/core/clock.ts";
import type { AgentFacts, AssignmentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import {
  assignment,
  bystander,
  capabilityOfTier,
  dataSource,
  daysAgo,
  fullAssignments,
  grant,
  holderOf,
  person,
  system,
  teamAssignment,
} from "#lib/registry/core/facts-for-tests.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { gapKey } from "../finding.ts";
import { agentOfTier } from "../judge-for-tests.ts";

/** A complete agent of tier high, on whose facts each fault below is seeded. */
export const complete = agentOfTier("high");

const ofAgent = (more: Partial<AgentFacts>): AgentFacts => ({ ...complete, ...more });
const ofCapability = (more: Partial<CapabilityFacts>): AgentFacts =>
  ofAgent({ capabilities: [capabilityOfTier("high", more)] });
const held = (role: Role, ...by: AssignmentFacts[]): AgentFacts =>
  ofAgent({ assignments: [...fullAssignments([role]), ...by] });
const recorded = {
  controlId: "OWN-01",
  owner: bystander,
  status: null,
  reason: null,
  evidenceUrl: null,
  testedAt: null,
};

/** For each rule about an agent, one fault that it alone finds, once (R43). */
export const faults: Record<string, AgentFacts> = {
  "owner-missing": held("security_owner"),
  "role-missing": held("detector"),
  "owner-inactive": held("detector", assignment("detector", person("Ivo Brandt", { status: "left" }))),
  "owner-unaccepted": held("detector", assignment("detector", undefined, { startsAt: daysAgo(8), acceptedAt: null })),
  "attestation-stale": held(
    "detector",
    assignment("detector", undefined, { startsAt: daysAgo(400), acceptedAt: daysAgo(181) }),
  ),
  "team-only": held("detector", teamAssignment("detector", "Watch")),
  "duties-clash": held("detector", assignment("detector", holderOf.approver)),
  "system-unowned": ofCapability({ system: system({ owner: null }) }),
  "data-unowned": ofAgent({ dataSources: [dataSource({ dataOwner: null })] }),
  "retrieval-unowned": ofAgent({ usesRetrieval: true, dataSources: [dataSource({ qualityOwner: null })] }),
  "control-unowned": ofAgent({ controls: [{ ...recorded, owner: person("Ivo Brandt", { status: "left" }) }] }),
  "control-failing": ofAgent({ controls: [{ ...recorded, status: "failing" }] }),
  "identity-missing": ofAgent({ workloadIdentity: null }),
  "identity-shared": ofAgent({ identityPeers: [{ id: "agent-other", slug: "other", name: "Other" }] }),
  "secret-long-lived": ofAgent({ credential: { kind: "short_lived", ttlSeconds: 2 * 86_400 } }),
  "grant-unapproved": ofCapability({ grant: grant({ approvedBy: null }) }),
  "grant-expired": ofCapability({ grant: grant({ endsAt: daysAgo(1) }) }),
  "grant-standing": ofCapability({ grant: grant({ endsAt: null }) }),
  "review-overdue": ofCapability({ reviewedAt: daysAgo(91) }),
  "change-unreviewed": ofAgent({ changes: [{ what: "model", capabilityId: null, at: daysAgo(1) }] }),
  "playbook-missing": { ...ofCapability({ playbookUrl: null }), playbookUrl: null },
  "escalation-missing": ofAgent({ escalation: null }),
  "deputy-missing": held("responder", assignment("responder", undefined, { deputies: [] })),
  "authority-missing": held("responder", assignment("responder", undefined, { authority: null })),
  "revocation-missing": ofCapability({ revocation: { path: null, expectedMinutes: 5 } }),
  "approval-incomplete": ofAgent({ approvals: { ...complete.approvals, scope: { by: null, at: null } } }),
  "risk-unaccepted": ofAgent({ residualRisk: { statement: "Some stays", acceptedBy: null, acceptedAt: null } }),
  "boundary-missing": ofAgent({ acceptableOutcomes: null }),
  "unit-unowned": ofAgent({
    sharedByUnits: [
      { unit: "Support", owner: bystander },
      { unit: "Sales", owner: null },
    ],
  }),
  "liability-undocumented": ofAgent({ orchestrator: { name: "Flowmaster", hosting: "vendor" }, vendorReferences: [] }),
  "retirement-unplanned": ofAgent({ retirementPlan: null }),
  "delegation-unregistered": ofAgent({ delegatesTo: [{ slug: "helper", agent: null }] }),
  "delegation-exceeds": ofAgent({
    delegatesTo: [
      {
        slug: "helper",
        agent: {
          id: "agent-helper",
          name: "Helper",
          state: "active",
          facts: complete,
          capabilities: [capabilityOfTier("low", { system: system({ name: "Bank" }) })],
        },
      },
    ],
  }),
  "vendor-unowned": ofAgent({ hosting: "vendor", vendorOwners: { dataClassification: bystander, outputs: null } }),
  "approval-unenforced": ofCapability({ system: system({ enforcesApproval: false }) }),
  // What it excused fires beside it: that is the fault.
  "exception-expired": ofAgent({
    retirementPlan: null,
    exceptions: [
      {
        id: "exception-plan",
        gapId: "gap-plan",
        gapKey: gapKey(complete.id, {
          rule: "retirement-unplanned",
          capabilityId: null,
          role: null,
          controlId: null,
          about: null,
        }),
        startsAt: daysAgo(30),
        endsAt: daysAgo(1),
      },
    ],
  }),
};

/** A grant that starts now and is in order, for whoever mends one. */
export const orderlyGrant = (now: number) => grant({ startsAt: now, endsAt: now + 30 * DAY });
