import { describe, expect, test } from "vitest";
import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { withCatalogue } from "#lib/controls/core/organisation-for-tests.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  assignment,
  bystander,
  capability,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  holderOf,
  organisation,
  person,
  system,
  teamAssignment,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { deriveMatrix } from "./derive-matrix.ts";
import type { RaciOverride, RaciRow } from "./matrix.ts";
import type { DutyId } from "./template.ts";

const matrix = (facts: AgentFacts, overrides: RaciOverride[] = [], of: OrganisationFacts = organisation()) => {
  const seats = seatsOf(facts, defaultPolicy, new Moment(testNow));
  return deriveMatrix(facts, seats, applicableControls(facts, of, seats), overrides);
};
const rowOf = (duty: DutyId, facts: AgentFacts, overrides: RaciOverride[] = [], of?: OrganisationFacts): RaciRow => {
  const row = matrix(facts, overrides, of).rows.find((one) => one.duty === duty);
  if (row === undefined) throw new Error(`The matrix has no row '${duty}'.`);
  return row;
};
const letters = (row: RaciRow): Record<string, string> =>
  Object.fromEntries([...row.cells.values()].map((cell) => [cell.party.name, cell.letter]));

const high = agent({ capabilities: [capabilityOfTier("high", { system: system({ owner: bystander }) })] });
const { business_owner: bea, system_owner: sam, security_owner: sia, retirement_owner: rita } = holderOf;
const { provisioner: pia, control_owner: cora, approver: adam, detector: dina, responder: rob } = holderOf;
const mira = person("Mira Chen");

describe("R21: the letters of the template", () => {
  test.each<[DutyId, Record<string, string>]>([
    ["decide_purpose", { [bea.name]: "A/R", [sia.name]: "C", [sam.name]: "C", [adam.name]: "I" }],
    ["run_agent", { [sam.name]: "A/R", [pia.name]: "R", [sia.name]: "C", [bea.name]: "I" }],
    ["set_policy", { [sia.name]: "A/R", [sam.name]: "C", [cora.name]: "C", [bea.name]: "I" }],
    ["carry_risk", { [bystander.name]: "A/R", [sia.name]: "C", [bea.name]: "I", [sam.name]: "I" }],
    [
      "approve_access",
      { [adam.name]: "A/R", [bea.name]: "C", [bystander.name]: "C", [pia.name]: "I", [dina.name]: "I" },
    ],
    ["provision_access", { [pia.name]: "A/R", [bystander.name]: "C", [bea.name]: "I", [adam.name]: "I" }],
    ["operate_controls", { [cora.name]: "A/R", [pia.name]: "R", [sia.name]: "C", [bea.name]: "I" }],
    ["detect_misuse", { [dina.name]: "A/R", [cora.name]: "C", [bea.name]: "I", [rob.name]: "I" }],
    [
      "respond",
      { [rob.name]: "A/R", [pia.name]: "R", [dina.name]: "C", [sia.name]: "C", [bea.name]: "I", [bystander.name]: "I" },
    ],
    ["review_access", { [bea.name]: "A/R", [cora.name]: "R", [sia.name]: "C", [pia.name]: "I" }],
    ["retire", { [rita.name]: "A/R", [pia.name]: "R", [sam.name]: "C", [bea.name]: "I", [sia.name]: "I" }],
  ])("%s", (duty, expected) => {
    const row = rowOf(duty, high);
    expect(letters(row)).toEqual(expected);
    expect(row.valid).toBe(true);
  });
  test("one row per control that applies, but for those set aside with a reason", () => {
    const facts = agent({
      controls: [
        { controlId: "OWN-01", owner: mira, status: "tested", reason: null, evidenceUrl: null, testedAt: null },
        {
          controlId: "OWN-02",
          owner: null,
          status: "not_applicable",
          reason: "Pilot",
          evidenceUrl: null,
          testedAt: null,
        },
      ],
    });
    const rows = matrix(facts, [], withCatalogue()).rows.filter((row) => row.duty === "operate_control");
    expect(rows.map((row) => row.controlId)).not.toContain("OWN-02");
    const own = rows.find((row) => row.controlId === "OWN-01");
    expect(own && letters(own)).toEqual({ [mira.name]: "A/R", [sia.name]: "C", [bea.name]: "I" });
  });
  test("R115: customer-facing: the business owner answers for the outcome, security for control design", () => {
    const facts = { ...high, customerFacing: true };
    expect(rowOf("decide_purpose", facts).accountable).toBe(bea);
    expect(rowOf("set_policy", facts).accountable).toBe(sia);
  });
  test("the residual risk has a row only where its acceptance is demanded", () => {
    const dutiesOf = (facts: AgentFacts) => matrix(facts).rows.map((row) => row.duty);
    expect(dutiesOf(agent())).not.toContain("carry_risk");
    expect(dutiesOf(agent({ hosting: "vendor" }))).toContain("carry_risk");
    expect(dutiesOf({ ...high, state: "submitted" })).not.toContain("carry_risk");
  });
});

describe("who is in a row", () => {
  test("an assignment changes only its cell, marked as the default or not", () => {
    const own = assignment("approver", mira, { capabilityId: high.capabilities[0]?.id ?? null });
    const row = rowOf("approve_access", { ...high, assignments: [...high.assignments, own] });
    expect(letters(row)[mira.name]).toBe("A/R");
    expect(letters(row)[adam.name]).toBe(undefined);
    expect(row.cells.get(mira.id)?.reasons[0]?.words).toBe("approver");
    expect(rowOf("approve_access", high).cells.get(adam.id)?.reasons[0]?.words).toBe("approver (default of the agent)");
  });
  test("R7: of several approvers one is accountable, the others are responsible", () => {
    const second = assignment("approver", mira, { startsAt: daysAgo(20) });
    const row = rowOf("approve_access", { ...high, assignments: [...high.assignments, second] });
    expect([letters(row)[adam.name], letters(row)[mira.name]]).toEqual(["A/R", "R"]);
  });
  test("R3: a team carries R in a column of its own, never A", () => {
    const team = teamAssignment("approver", "Payments");
    const found = matrix({ ...high, assignments: [...high.assignments, team] });
    expect(found.parties.at(-1)).toMatchObject({ kind: "team", name: "Payments" });
    const alone = rowOf("approve_access", { ...high, assignments: [...fullAssignments(["approver"]), team] });
    expect(letters(alone).Payments).toBe("R");
    expect(alone.problems.map((problem) => problem.kind)).toEqual(["no_accountable", "no_responsible_answers"]);
  });
  test("who stands in carries the A where the tier does not demand the role", () => {
    const row = rowOf("approve_access", agent({ assignments: fullAssignments(["approver"]) }));
    expect(letters(row)[bea.name]).toBe("A/R");
    expect(row.cells.get(bea.id)?.reasons.map((reason) => reason.words)).toContain("stands in for the approver");
    expect(row.valid).toBe(true);
  });
  test("plural roles are the holders over all capabilities; with none, the defaults", () => {
    const own = assignment("provisioner", mira, { capabilityId: "capability-b" });
    const two = agent({
      capabilities: [capability({ name: "A" }), capability({ name: "B" })],
      assignments: [...fullAssignments(), own],
    });
    expect(letters(rowOf("run_agent", two))).toMatchObject({ [pia.name]: "R", [mira.name]: "R" });
    expect(letters(rowOf("run_agent", agent({ capabilities: [] })))[pia.name]).toBe("R");
  });
});

describe("R7: a row is invalid, with the reason", () => {
  const left = (role: "business_owner" | "approver") =>
    assignment(role, person("Gus Gone", { status: "left" }), { deputies: [] });
  test.each<[string, DutyId, AgentFacts, string[]]>([
    [
      "without an A",
      "approve_access",
      { ...high, assignments: fullAssignments(["approver"]) },
      [
        "Nobody is accountable for 'Approve access' for Capability high.",
        "Nobody who answers is responsible for 'Approve access' for Capability high.",
      ],
    ],
    [
      "with an A who left",
      "approve_access",
      { ...high, assignments: [...fullAssignments(["approver"]), left("approver")] },
      [
        "Gus Gone is accountable for 'Approve access' for Capability high and does not answer.",
        "Nobody who answers is responsible for 'Approve access' for Capability high.",
      ],
    ],
    [
      "with an A who left, though others are responsible",
      "review_access",
      { ...high, assignments: [...fullAssignments(["business_owner"]), left("business_owner")] },
      ["Gus Gone is accountable for 'Review access' for Refund agent and does not answer."],
    ],
    [
      "with an acceptor who left",
      "carry_risk",
      { ...high, residualRisk: { statement: "x", acceptedBy: person("Gus Gone", { status: "left" }), acceptedAt: 0 } },
      [
        "Gus Gone is accountable for 'Carry the residual risk' for Refund agent and does not answer.",
        "Nobody who answers is responsible for 'Carry the residual risk' for Refund agent.",
      ],
    ],
  ])("%s", (_, duty, facts, sentences) => {
    const row = rowOf(duty, facts);
    expect(row.problems.map((problem) => problem.sentence)).toEqual(sentences);
    expect(row.valid).toBe(false);
  });
});

describe("R21: overrides add or remove R, C or I, with author and reason", () => {
  const override = (more: Partial<RaciOverride>): RaciOverride => ({
    id: "override-1",
    duty: "operate_controls",
    capabilityId: high.capabilities[0]?.id ?? null,
    controlId: null,
    party: { kind: "person", id: mira.id, name: mira.name, person: mira },
    change: "add",
    letter: "C",
    author: "Bea Owner",
    reason: "knows the ledger",
    at: testNow,
    ...more,
  });
  const partyOf = (held: typeof mira) => ({ kind: "person" as const, id: held.id, name: held.name, person: held });
  test("one that adds says who and why", () => {
    const cell = rowOf("operate_controls", high, [override({})]).cells.get(mira.id);
    expect(cell).toMatchObject({ letter: "C" });
    expect(cell?.reasons).toEqual([
      { letter: "C", words: "added by Bea Owner: knows the ledger", assignmentId: null, overrideId: "override-1" },
    ]);
  });
  test("one of another row changes nothing here", () =>
    expect(rowOf("respond", high, [override({})]).cells.has(mira.id)).toBe(false));
  test("one that removes leaves the weaker letter", () => {
    const gone = override({ party: partyOf(pia), change: "remove", letter: "R" });
    expect(letters(rowOf("operate_controls", high, [gone]))[pia.name]).toBe(undefined);
    const consulted = override({ party: partyOf(pia), letter: "I", id: "override-2" });
    expect(letters(rowOf("operate_controls", high, [gone, consulted]))[pia.name]).toBe("I");
  });
  test("removing R from the accountable person leaves A, while another R answers", () => {
    const removed = override({ party: partyOf(cora), change: "remove", letter: "R" });
    const row = rowOf("operate_controls", high, [removed]);
    expect([letters(row)[cora.name], row.valid]).toEqual(["A", true]);
  });
  test("removing the last R who answers is held off, and shown as such", () => {
    const removals = [pia, cora].map((held) => override({ party: partyOf(held), change: "remove", letter: "R" }));
    const row = rowOf("operate_controls", high, removals);
    expect([row.valid, row.heldOff.length, letters(row)[cora.name]]).toEqual([true, 1, "A/R"]);
  });
});

test("a cell shows who is present and does not answer", () => {
  const late = assignment("provisioner", mira, { acceptedAt: null, startsAt: daysAgo(30) });
  const row = rowOf("run_agent", { ...high, assignments: [...fullAssignments(["provisioner"]), late] });
  expect(row.cells.get(mira.id)).toMatchObject({ letter: "R", answers: false });
});

describe("R29: who reviews outputs", () => {
  const customers = agent({ customerFacing: true });
  const review = (facts: AgentFacts): RaciRow | undefined =>
    matrix(facts, [], withCatalogue({ defaultOwners: new Map() })).rows.find(({ controlId }) => controlId === "PRM-02");

  test("is nobody until a person is named, and the row says so", () => {
    expect(review(customers)?.accountable).toBeNull();
    expect(review(customers)?.valid).toBe(false);
  });

  test("is shown in the matrix once named", () => {
    const named = { controlId: "PRM-02", owner: mira, status: null, reason: null, evidenceUrl: null, testedAt: null };
    const row = review(agent({ customerFacing: true, controls: [named] }));
    expect(row && letters(row)[mira.name]).toBe("A/R");
    expect(row?.valid).toBe(true);
  });

  test("is not asked where nobody outside sees the outputs and little can go wrong", () =>
    expect(review(agent())).toBeUndefined());
});
