import { expect, test } from "vitest";
import { comesAfter } from "./waiting.ts";

const one = (slot: string, decision: "approve" | null, voidedAt: string | null = null) => ({
  slot,
  decision,
  voidedAt,
  after: [] as string[],
});
const provisioner = {
  slot: "provisioner",
  after: ["scope", "system:desk", "approver"],
  decision: null,
  voidedAt: null,
};

test("a decision comes after those that it waits for and that are not given, and after no others", () => {
  const decisions = [
    one("business_owner", null),
    one("scope", "approve"),
    one("system:desk", null),
    one("approver", null),
    provisioner,
    one("approver", "approve", "2026-01-15T09:00:00.000Z"),
  ];
  expect(comesAfter(provisioner, decisions).map(({ slot }) => slot)).toEqual(["system:desk", "approver"]);
  const given = decisions.map((other) => ({ ...other, decision: "approve" as const }));
  expect(comesAfter(provisioner, given)).toEqual([]);
  expect(comesAfter(one("scope", null), decisions)).toEqual([]);
});
