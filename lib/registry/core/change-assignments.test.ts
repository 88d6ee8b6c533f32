import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AssignmentChange, changeAssignments } from "./change-assignments.ts";
import type { AgentFacts } from "./facts.ts";
import {
  agent,
  assignment,
  bystander,
  capability,
  daysAgo,
  daysAhead,
  holderOf,
  person,
  teamAssignment,
  testNow,
} from "./facts-for-tests.ts";

const mira = person("Mira Chen");
const own = { capabilityId: "capability-refund" };
const facts = (...assignments: AgentFacts["assignments"]) =>
  agent({ state: "active", capabilities: [capability({ action: "pay" })], assignments });
const change = (of: AgentFacts, what: AssignmentChange) => changeAssignments(of, what, testNow, "new");
const naming = (more: Partial<Extract<AssignmentChange, { change: "name" }>> = {}) =>
  ({ change: "name", role: "approver", capabilityId: null, person: mira, team: null, ...more }) as const;

describe("a change of assignments that is only thought of", () => {
  test("R7: marking one takes the mark from the other of the same seat, and from nobody else", () => {
    const first = assignment("approver", holderOf.approver, { id: "first", marked: true });
    const elsewhere = assignment("approver", bystander, { ...own, id: "elsewhere", marked: true });
    const before = facts(first, assignment("approver", mira, { id: "second" }), elsewhere);
    const after = change(before, { change: "edit", assignmentId: "second", accountable: true });
    expect(after.assignments.map(({ id, marked }) => [id, marked])).toEqual([
      ["first", false],
      ["second", true],
      ["elsewhere", true],
    ]);
    expect(before.assignments[0]?.marked).toBe(true);
  });

  test("a replacement names the successor in the same seat and ends the one who held it now", () => {
    const held = assignment("detector", holderOf.detector, { ...own, id: "held" });
    const after = change(facts(held), { change: "replace", assignmentId: "held", person: mira });
    expect(after.assignments).toMatchObject([
      { id: "held", endsAt: testNow },
      {
        id: "new",
        role: "detector",
        capabilityId: own.capabilityId,
        person: mira,
        startsAt: testNow,
        acceptedAt: null,
      },
    ]);
  });

  test.each<[string, AgentFacts, AssignmentChange, string]>([
    [
      "R38: a clash of duties on an active agent",
      facts(assignment("provisioner", mira, own)),
      naming(own),
      "duties-clash",
    ],
    [
      "R38: a later end that makes the duties clash",
      facts(
        assignment("approver", mira, { ...own, id: "held", endsAt: daysAhead(10) }),
        assignment("provisioner", mira, { ...own, startsAt: daysAhead(10) }),
      ),
      { change: "edit", assignmentId: "held", endsAt: null },
      "duties-clash",
    ],
    [
      "a later end that reaches into their next turn",
      facts(
        assignment("approver", mira, { id: "held", endsAt: daysAhead(5) }),
        assignment("approver", mira, { id: "next", startsAt: daysAhead(10) }),
      ),
      { change: "edit", assignmentId: "held", endsAt: daysAhead(11) },
      "assignment-overlap",
    ],
    [
      "a later end that reaches into the turn of another who is marked",
      facts(
        assignment("approver", mira, { id: "held", marked: true, endsAt: daysAhead(5) }),
        assignment("approver", holderOf.approver, { id: "next", marked: true, startsAt: daysAhead(10) }),
      ),
      { change: "edit", assignmentId: "held", endsAt: null },
      "assignment-one-accountable",
    ],
    [
      "R3: a team that would be accountable",
      facts(),
      naming({ person: null, team: { id: "t", name: "T", leadId: null }, accountable: true }),
      "team-never-accountable",
    ],
    [
      "R3: a team that is marked",
      facts(teamAssignment("approver", "Desk", { id: "held" })),
      { change: "edit", assignmentId: "held", accountable: true },
      "team-never-accountable",
    ],
    ["who holds the role already", facts(assignment("approver", mira)), naming(), "assignment-overlap"],
    ["somebody who left", facts(), naming({ person: person("Gus", { status: "left" }) }), "invalid-input"],
    [
      "R10: a deputy who is the person themselves",
      facts(assignment("approver", mira, { id: "held" })),
      { change: "edit", assignmentId: "held", deputies: [mira] },
      "invalid-input",
    ],
    [
      "an end in the past",
      facts(assignment("approver", mira, { id: "held" })),
      { change: "edit", assignmentId: "held", endsAt: daysAgo(1) },
      "invalid-input",
    ],
    [
      "what has ended",
      facts(assignment("approver", mira, { id: "held", endsAt: daysAgo(1) })),
      { change: "end", assignmentId: "held" },
      "assignment-ended",
    ],
    ["what is not there", facts(), { change: "end", assignmentId: "held" }, "assignment-ended"],
    ["a retired agent", { ...facts(), state: "retired" }, naming(), "agent-retired"],
    ["a role of the agent on a capability", facts(), naming({ ...own, role: "business_owner" }), "invalid-input"],
  ])("refuses, as the write does: %s", (_, of, what, rule) => {
    expect(() => change(of, what)).toThrow(expect.objectContaining({ rule }));
  });

  test("R38: whatever else is edited, and an earlier end, is not asked about a clash", () => {
    const clashing = facts(
      assignment("approver", holderOf.approver, { ...own, id: "held", endsAt: daysAhead(10) }),
      assignment("approver", mira),
      assignment("provisioner", mira, own),
    );
    for (const details of [
      { endsAt: daysAhead(5) },
      { accountable: true },
      { deputies: [mira] },
      { authority: "Stop it" },
    ])
      expect(change(clashing, { change: "edit", assignmentId: "held", ...details }).assignments).toHaveLength(3);
    expect(change(clashing, { change: "end", assignmentId: "held" }).assignments[0]?.endsAt).toBe(testNow);
  });

  test("somebody whose turn is over may be named again, and a later turn may follow an earlier one", () => {
    const over = assignment("approver", mira, { endsAt: daysAhead(5) });
    expect(change(facts(over), naming({ startsAt: daysAhead(5) })).assignments).toHaveLength(2);
  });

  test("never touches what it was given, and says something about one seat only", () => {
    const held = [
      assignment("approver", holderOf.approver, { id: "a", marked: true }),
      assignment("detector", holderOf.detector, { id: "d" }),
      assignment("approver", bystander, { ...own, id: "o" }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom("a", "d", "o"),
        fc.constantFrom<"end" | "edit" | "replace">("end", "edit", "replace"),
        fc.option(fc.boolean(), { nil: undefined }),
        (assignmentId, kind, accountable) => {
          const before = facts(...held);
          const copy = structuredClone(before);
          const what =
            kind === "end"
              ? ({ change: kind, assignmentId } as const)
              : kind === "edit"
                ? ({ change: kind, assignmentId, accountable } as const)
                : ({ change: kind, assignmentId, person: mira, accountable } as const);
          const after = change(before, what);
          expect(before).toEqual(copy);
          const seat = held.find(({ id }) => id === assignmentId);
          for (const one of after.assignments.filter(
            ({ role, capabilityId }) => role !== seat?.role || capabilityId !== seat.capabilityId,
          ))
            expect(one).toEqual(held.find(({ id }) => id === one.id));
        },
      ),
    );
  });
});
