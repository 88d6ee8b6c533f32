import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyAgentFacts } from "#lib/registry/core/arbitrary-facts-for-tests.ts";
import {
  agent,
  assignment,
  bystander,
  capability,
  dataSource,
  daysAgo,
  fullAssignments,
  holderOf,
  person,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { checklistOf, type Delegator, isDependency, isWaivable, missingSteps, stillOpen } from "./checklist.ts";

const kindsOf = (facts = agent(), delegators: Delegator[] = []) =>
  checklistOf(facts, delegators, testNow).map(({ kind }) => kind);
const recorded = {
  controlId: "OWN-01",
  owner: bystander,
  status: "in_place" as const,
  reason: null,
  evidenceUrl: null,
  testedAt: null,
};
const desk: Delegator = { id: "agent-desk", slug: "desk", name: "Desk", businessOwner: bystander };
const bare = agent({
  capabilities: [],
  sharedByUnits: [],
  businessUnit: null,
  credential: { kind: "none", ttlSeconds: null },
  workloadIdentity: null,
});

describe("R94 R101: the checklist follows from the facts", () => {
  test.each([
    ["nothing but itself", bare, [], ["archive_evidence"]],
    ["a capability", { ...bare, capabilities: [capability()] }, [], ["revoke_grant", "archive_evidence"]],
    ["one that has ended", { ...bare, capabilities: [capability({ state: "ended" })] }, [], ["archive_evidence"]],
    [
      "one that waits",
      { ...bare, capabilities: [capability({ state: "pending" })] },
      [],
      ["revoke_grant", "archive_evidence"],
    ],
    [
      "a credential",
      { ...bare, credential: { kind: "ephemeral" as const, ttlSeconds: 60 } },
      [],
      ["revoke_credential", "archive_evidence"],
    ],
    ["an identity alone", { ...bare, workloadIdentity: "spiffe://x" }, [], ["revoke_credential", "archive_evidence"]],
    [
      "a unit that uses it",
      { ...bare, sharedByUnits: [{ unit: "Sales", owner: null }] },
      [],
      ["tell_unit", "archive_evidence"],
    ],
    ["customers", { ...bare, customerFacing: true }, [], ["tell_customers", "archive_evidence"]],
    ["who hands work to it", bare, [desk], ["end_delegation_from", "archive_evidence"]],
    [
      "to whom it hands work",
      { ...bare, delegatesTo: [{ slug: "helper", agent: null }] },
      [],
      ["end_delegation_to", "archive_evidence"],
    ],
    ["data", { ...bare, dataSources: [dataSource()] }, [], ["hand_over_data", "archive_evidence"]],
    ["a control", { ...bare, controls: [recorded] }, [], ["close_controls", "archive_evidence"]],
    [
      "a control that is set aside",
      { ...bare, controls: [{ ...recorded, status: "not_applicable" as const, reason: "x" }] },
      [],
      ["archive_evidence"],
    ],
  ])("%s", (_, facts, delegators, expected) => expect(kindsOf(facts, delegators)).toEqual(expected));

  test("each step is for whoever holds its role and is there, else for the retirement owner", () => {
    const facts = agent({
      capabilities: [capability(), capability({ name: "Pay" })],
      assignments: [
        ...fullAssignments(["provisioner"]),
        assignment("provisioner", person("Lea", { status: "left" })),
        assignment("provisioner", person("Pay Person"), { capabilityId: "capability-pay" }),
      ],
    });
    const asked = Object.fromEntries(checklistOf(facts, [desk], testNow).map(({ key, personId }) => [key, personId]));
    expect(asked).toMatchObject({
      "revoke_grant:capability-refund": holderOf.retirement_owner.id,
      "revoke_grant:capability-pay": "person-pay-person",
      "tell_unit:Support": holderOf.business_owner.id,
      "end_delegation_from:agent-desk": bystander.id,
      revoke_credential: holderOf.system_owner.id,
      archive_evidence: holderOf.retirement_owner.id,
    });
    const alone = checklistOf({ ...facts, assignments: [] }, [], testNow);
    expect(alone.every(({ personId }) => personId === null)).toBe(true);
  });

  test("only telling can be waived; what others depend on is marked", () => {
    const steps = checklistOf(
      agent({ customerFacing: true, delegatesTo: [{ slug: "h", agent: null }] }),
      [desk],
      testNow,
    );
    expect(steps.filter(({ kind }) => isWaivable(kind)).map(({ kind }) => kind)).toEqual([
      "tell_unit",
      "tell_customers",
    ]);
    expect(steps.filter(({ kind }) => isDependency(kind)).map(({ kind }) => kind)).toEqual([
      "tell_unit",
      "tell_customers",
      "end_delegation_from",
    ]);
  });

  test("property: each thing has one step, always the same, and a checklist that was made misses nothing", () => {
    fc.assert(
      fc.property(anyAgentFacts, (facts) => {
        const steps = checklistOf(facts, [desk], testNow);
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
        expect(checklistOf(facts, [desk], testNow)).toEqual(steps);
        expect(missingSteps(steps, steps)).toEqual([]);
        const live = facts.capabilities.filter(({ state }) => state !== "ended").length;
        expect(steps.filter(({ kind }) => kind === "revoke_grant")).toHaveLength(live);
        const open = steps.map((step) => ({ ...step, state: "open" as const }));
        expect(stillOpen(steps, open)).toEqual(steps.map(({ title }) => title));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what stands against verifying", () => {
  const before = agent({ capabilities: [capability()], workloadIdentity: null });
  const kept = checklistOf(before, [], testNow).map((step) => ({ ...step, state: "done" as "open" | "done" }));
  const after = {
    ...before,
    capabilities: [capability({ state: "ended" })],
    credential: { kind: "none" as const, ttlSeconds: null },
    activatedAt: daysAgo(1),
  };

  test("nothing, once everything is done and the registry shows it", () =>
    expect(stillOpen(checklistOf(after, [], testNow), kept)).toEqual([]));

  test("a step that is open", () =>
    expect(
      stillOpen(
        checklistOf(after, [], testNow),
        kept.map((step, at) => (at === 0 ? { ...step, state: "open" } : step)),
      ),
    ).toEqual([kept[0]?.title]));

  test("what became live since, and what was done and is so again", () => {
    const again = { ...after, capabilities: [capability(), capability({ name: "New" })] };
    expect(stillOpen(checklistOf(again, [], testNow), kept)).toEqual(["Revoke ‘Refund’", "Revoke ‘New’"]);
  });
});
