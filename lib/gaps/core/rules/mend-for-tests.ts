import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type { AgentFacts, AssignmentFacts, CapabilityFacts, SystemFacts } from "#lib/registry/core/facts.ts";
import { assignment, person } from "#lib/registry/core/facts-for-tests.ts";
import type { CapabilityRole } from "#lib/registry/core/vocabulary.ts";
import type { Finding } from "../finding.ts";
import { orderlyGrant } from "./faults-for-tests.ts";

/** Does what the `fix` of a finding says, by the shortest way, and nothing else. */
export type Mend = (facts: AgentFacts, finding: Finding, now: Instant) => AgentFacts;

const fresh = person("Frida Fresh");

/** Names a person in the finding's seat, who has accepted, and makes them accountable. */
const nameSomebody: Mend = (facts, { role, capabilityId }, now) => {
  if (role === null) throw new Error("a finding about a seat has a role");
  const inSeat = (held: AssignmentFacts) => held.role === role && held.capabilityId === capabilityId;
  return {
    ...facts,
    assignments: [
      ...facts.assignments.map((held) => (inSeat(held) ? { ...held, marked: false } : held)),
      assignment(role, fresh, { capabilityId, startsAt: now, acceptedAt: now, marked: true }),
    ],
  };
};

/** Changes the assignment that the finding names: 'assignment:ID:…'. */
const amend =
  (change: (now: Instant) => Partial<AssignmentFacts>): Mend =>
  (facts, { closedBy }, now) => ({
    ...facts,
    assignments: facts.assignments.map((held) =>
      closedBy.split(":")[1] === held.id ? { ...held, ...change(now) } : held,
    ),
  });

const ofAgent =
  (change: (facts: AgentFacts) => Partial<AgentFacts>): Mend =>
  (facts) => ({ ...facts, ...change(facts) });

const ofCapability =
  (change: (now: Instant) => Partial<CapabilityFacts>): Mend =>
  (facts, { capabilityId }, now) => ({
    ...facts,
    capabilities: facts.capabilities.map((one) => (one.id === capabilityId ? { ...one, ...change(now) } : one)),
  });

/** Changes the system of the finding, wherever the agent touches it. */
const ofSystem =
  (change: Partial<SystemFacts>, isIt: (system: SystemFacts, finding: Finding) => boolean): Mend =>
  (facts, finding) => ({
    ...facts,
    capabilities: facts.capabilities.map((one) =>
      one.system !== null && isIt(one.system, finding) ? { ...one, system: { ...one.system, ...change } } : one,
    ),
  });

/** The clashing person leaves one of the two roles to somebody else on this capability. */
const separate: Mend = (facts, finding, now) => {
  const role = finding.about?.value.split("+")[0] as CapabilityRole;
  const { capabilityId } = finding;
  const others = facts.assignments.filter((held) => held.role !== role || held.capabilityId !== capabilityId);
  const named = assignment(role, fresh, { capabilityId, startsAt: now, acceptedAt: now });
  return { ...facts, assignments: [...others, named] };
};

const ofDataSource =
  (owner: "dataOwner" | "qualityOwner"): Mend =>
  (facts, { about }) => ({
    ...facts,
    dataSources: facts.dataSources.map((one) => (one.slug === about?.value ? { ...one, [owner]: fresh } : one)),
  });

const ofControl =
  (change: { owner: typeof fresh } | { status: "tested" }): Mend =>
  (facts, { controlId }) => {
    const none = {
      controlId: controlId ?? "",
      owner: null,
      status: null,
      reason: null,
      evidenceUrl: null,
      testedAt: null,
    };
    const recorded = facts.controls.find((one) => one.controlId === controlId) ?? none;
    return { ...facts, controls: [...facts.controls.filter((one) => one !== recorded), { ...recorded, ...change }] };
  };

const endDelegation: Mend = (facts, { about }) => ({
  ...facts,
  delegatesTo: facts.delegatesTo.filter((delegate) => delegate.slug !== about?.value),
});

const renewGrant = ofCapability((now) => ({ grant: orderlyGrant(now) }));

export const mend: Record<string, Mend> = {
  "owner-missing": nameSomebody,
  "role-missing": nameSomebody,
  "owner-inactive": nameSomebody,
  "owner-unaccepted": amend((now) => ({ acceptedAt: now })),
  "attestation-stale": amend((now) => ({ attestedAt: now })),
  "team-only": nameSomebody,
  "duties-clash": separate,
  "system-unowned": ofSystem({ owner: fresh }, (system, { about }) => system.slug === about?.value),
  "data-unowned": ofDataSource("dataOwner"),
  "retrieval-unowned": (facts, finding, now) =>
    finding.about === null
      ? {
          ...facts,
          dataSources: [
            {
              id: "d",
              slug: "d",
              name: "D",
              dataOwner: fresh,
              qualityOwner: fresh,
              dataClassification: null,
              undecided: [],
            },
          ],
        }
      : ofDataSource("qualityOwner")(facts, finding, now),
  "control-unowned": ofControl({ owner: fresh }),
  "control-failing": ofControl({ status: "tested" }),
  "identity-missing": ofAgent(() => ({ workloadIdentity: "spiffe://example.com/its-own" })),
  "identity-shared": ofAgent(() => ({
    workloadIdentity: "spiffe://example.com/its-own",
    identityPeers: [],
    credential: { kind: "ephemeral", ttlSeconds: 900 },
  })),
  "secret-long-lived": ofAgent(() => ({ credential: { kind: "ephemeral", ttlSeconds: 900 } })),
  "grant-unapproved": renewGrant,
  "grant-expired": renewGrant,
  "grant-standing": renewGrant,
  "review-overdue": ofCapability((now) => ({ reviewedAt: now })),
  "change-unreviewed": (facts, _, now) => ({
    ...facts,
    capabilities: facts.capabilities.map((one) => ({ ...one, reviewedAt: now })),
  }),
  "playbook-missing": ofAgent(() => ({ playbookUrl: "https://playbooks.example.com/new" })),
  "escalation-missing": ofAgent(() => ({ escalation: "Support lead" })),
  "deputy-missing": amend(() => ({ deputies: [fresh] })),
  "authority-missing": amend(() => ({ authority: "May suspend the agent" })),
  "revocation-missing": ofCapability(() => ({ revocation: { path: "Remove the scope", expectedMinutes: 15 } })),
  "approval-incomplete": (facts, { about }, now) => ({
    ...facts,
    approvals: { ...facts.approvals, [about?.value ?? ""]: { by: fresh, at: now } },
  }),
  "risk-unaccepted": (facts, _, now) => ({
    ...facts,
    residualRisk: { statement: "Some stays", acceptedBy: fresh, acceptedAt: now },
  }),
  "boundary-missing": ofAgent(() => ({ purpose: "Refunds", taskBoundary: "Tickets", acceptableOutcomes: "A refund" })),
  "unit-unowned": (facts, { about }) => ({
    ...facts,
    sharedByUnits: facts.sharedByUnits.map((one) => (one.unit === about?.value ? { ...one, owner: fresh } : one)),
  }),
  "liability-undocumented": ofAgent(() => ({ vendorReferences: ["Contract 1"] })),
  "retirement-unplanned": ofAgent(() => ({ retirementPlan: "Hand over" })),
  "delegation-unregistered": endDelegation,
  "delegation-exceeds": endDelegation,
  "vendor-unowned": ofAgent(() => ({ vendorOwners: { dataClassification: fresh, outputs: fresh } })),
  "approval-unenforced": ofSystem(
    { enforcesApproval: true },
    (system, { closedBy }) => closedBy.split(":")[1] === system.id,
  ),
  "exception-expired": (facts, { about }, now) => ({
    ...facts,
    exceptions: facts.exceptions.flatMap((one) =>
      one.gapId === about?.value
        ? [one, { ...one, id: `${one.id}-again`, startsAt: now, endsAt: now + 30 * DAY }]
        : [one],
    ),
  }),
};
