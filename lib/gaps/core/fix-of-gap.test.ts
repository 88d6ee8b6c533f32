import { describe, expect, test } from "vitest";
import { ruleById } from "./all-rules.ts";
import { bodyOfFix, closedTogether, type FixableGap, fixOfGap } from "./fix-of-gap.ts";

const gap: FixableGap = {
  rule: "role-missing",
  agent: { slug: "desk", name: "Desk" },
  capability: null,
  role: null,
  control: null,
  about: null,
  closedBy: "",
};
const pay = { slug: "pay", name: "Pay" };

describe("the fix of a gap", () => {
  test.each([
    [
      "an empty seat is filled",
      { ...gap, role: "responder" as const },
      { form: "seat", act: "Name a responder", accountable: false },
    ],
    [
      "a seat of somebody who left is taken by who is then accountable",
      { ...gap, rule: "owner-inactive", role: "approver" as const, capability: pay },
      { form: "seat", capability: "pay", accountable: true },
    ],
    [
      "a control without an owner gets its default owner",
      { ...gap, rule: "control-unowned", control: "MON-01" },
      { form: "facts", path: "/controls/MON-01", method: "PATCH" },
    ],
    [
      "a control whose owner on the agent left gets another there",
      { ...gap, rule: "control-unowned", control: "MON-01", closedBy: "person:p1" },
      { form: "facts", path: "/agents/desk/controls/MON-01" },
    ],
    [
      "a system without an owner gets one",
      { ...gap, rule: "system-unowned", about: { kind: "system", value: "ledger" } },
      { form: "facts", path: "/systems/ledger" },
    ],
    [
      "a grant without an end gets one",
      { ...gap, rule: "grant-standing", capability: pay },
      { form: "facts", path: "/agents/desk/capabilities/pay", act: "Set an end date" },
    ],
    [
      "an approval is given by name",
      { ...gap, rule: "approval-incomplete", about: { kind: "question", value: "scope" } },
      { form: "facts", path: "/agents/desk/approve-scope", method: "POST" },
    ],
    [
      "an authority is recorded on the assignment",
      { ...gap, rule: "authority-missing", closedBy: "assignment:a1:authority" },
      { form: "facts", path: "/assignments/a1" },
    ],
    [
      "what has no form of its own has its place",
      { ...gap, rule: "delegation-exceeds" },
      { form: "place", href: "/agents/desk/edit" },
    ],
    [
      "what belongs to no agent leads to the rule",
      { ...gap, rule: "concentration", agent: null },
      { form: "place", href: "/docs/rules#concentration" },
    ],
  ])("R46: %s", (_, found, fix) => expect(fixOfGap(found)).toMatchObject(fix));

  test("R46: every rule has one, and none closes a gap itself", () => {
    for (const rule of ruleById.keys()) {
      const fix = fixOfGap({
        ...gap,
        rule,
        role: "responder",
        capability: pay,
        about: { kind: "question", value: "scope" },
      });
      expect(fix.act).toMatch(/^[A-Z]/);
      expect(JSON.stringify(fix)).not.toContain("/gaps");
    }
  });
});

test.each([
  ["a default that nobody holds", { ...gap, closedBy: "default:a:detector" }, { closedBy: "default:a:detector" }],
  [
    "a system whose owner left",
    { ...gap, rule: "system-unowned", about: { kind: "system", value: "ledger" }, closedBy: "person:p" },
    { rule: "system-unowned", system: "ledger" },
  ],
  [
    "a default owner who left",
    { ...gap, rule: "control-unowned", agent: null, control: "MON-01", closedBy: "person:p" },
    { rule: "control-unowned", control: "MON-01" },
  ],
  ["an owner of one agent who left", { ...gap, rule: "unit-unowned", closedBy: "person:p" }, null],
] as const)("R46: %s closes its own", (_, found, filters) => expect(closedTogether(found)).toEqual(filters));

describe("what is typed", () => {
  const facts = (rule: string) => {
    const fix = fixOfGap({ ...gap, rule, capability: pay, closedBy: "assignment:a1:deputies" });
    if (fix.form !== "facts") throw new Error(rule);
    return fix;
  };

  test("becomes the API's body, and nothing typed says nothing", () => {
    expect(bodyOfFix(facts("grant-standing"), { "grant.endsAt": "2027-01-31" }, "")).toEqual({
      grant: { endsAt: "2027-01-31T00:00:00Z" },
    });
    expect(bodyOfFix(facts("deputy-missing"), { "deputies.0": "mira@example.com" }, "")).toEqual({
      deputies: ["mira@example.com"],
    });
    const typed = { "revocation.path": " Call. ", "revocation.expectedMinutes": "15" };
    expect(bodyOfFix(facts("revocation-missing"), typed, "")).toEqual({
      revocation: { path: "Call.", expectedMinutes: 15 },
    });
    expect(bodyOfFix(facts("boundary-missing"), { purpose: " " }, "")).toEqual({});
  });

  test("a grant that ended begins anew, at the moment of saving", () => {
    const fix = facts("grant-expired");
    const now = "2026-03-02T09:00:00.000Z";
    expect(bodyOfFix(fix, { "grant.reason": "Still needed" }, now)).toEqual({
      grant: { startsAt: now, reason: "Still needed" },
    });
    expect(fix.fixed).toEqual({ grant: { startsAt: "now" } });
  });
});
