import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { daysAgo, daysAhead, testNow } from "./facts-for-tests.ts";
import { currentGrant, decideGrant, type GrantPeriod } from "./grant-period.ts";

const period = (id: string, startsAt: number, endsAt: number | null): GrantPeriod => ({
  id,
  grantedById: "pia",
  approvedById: "adam",
  reason: "Refunds",
  startsAt: new Date(startsAt),
  endsAt: endsAt === null ? null : new Date(endsAt),
});
const running = period("running", daysAgo(10), daysAhead(10));

describe("the grant that counts", () => {
  test.each([
    ["the latest that has begun", [period("old", daysAgo(60), daysAgo(30)), running], "running"],
    ["not one that waits while another runs", [running, period("next", daysAhead(10), null)], "running"],
    [
      "the next to begin, before any has",
      [period("later", daysAhead(9), null), period("next", daysAhead(1), null)],
      "next",
    ],
    ["one that is over, when nothing came after it", [period("old", daysAgo(60), daysAgo(30))], "old"],
    ["one that begins this instant", [running, period("now", testNow, null)], "now"],
    ["none", [], undefined],
  ])("%s", (_, periods, id) => expect(currentGrant(periods, testNow)?.id).toBe(id));
});

describe("saying something about the grant", () => {
  test("a first grant begins now unless it says", () =>
    expect(decideGrant([], { grantedById: "pia" }, testNow)).toEqual({
      end: null,
      edit: null,
      create: { grantedById: "pia", approvedById: null, reason: null, startsAt: new Date(testNow), endsAt: null },
    }));

  test("a later start is a new period and ends the running one there", () => {
    const { end, edit, create } = decideGrant([running], { startsAt: daysAhead(5), endsAt: daysAhead(90) }, testNow);
    expect([end, edit, create?.startsAt]).toEqual([
      { id: "running", endsAt: new Date(daysAhead(5)) },
      null,
      new Date(daysAhead(5)),
    ]);
  });

  test("one that starts after the running one is over ends nothing", () =>
    expect(decideGrant([running], { startsAt: daysAhead(20) }, testNow).end).toBeNull());

  test("anything else corrects the grant that counts", () =>
    expect(decideGrant([running], { endsAt: daysAhead(30), reason: "Longer" }, testNow)).toMatchObject({
      end: null,
      edit: { id: "running", columns: { endsAt: new Date(daysAhead(30)), reason: "Longer" } },
      create: null,
    }));

  test("null ends it now; with nothing running nothing happens", () => {
    expect(decideGrant([running], null, testNow).end).toEqual({ id: "running", endsAt: new Date(testNow) });
    expect(decideGrant([], null, testNow)).toEqual({ end: null, edit: null, create: null });
    expect(decideGrant([period("old", daysAgo(9), daysAgo(1))], null, testNow).end).toBeNull();
  });

  test.each([
    ["a new grant", [], { startsAt: testNow, endsAt: testNow }],
    ["a correction", [running], { endsAt: daysAgo(10) }],
    ["a correction of the start", [running], { startsAt: daysAgo(11), endsAt: daysAgo(12) }],
  ])("%s that would end before it starts is refused by its field", (_, periods, said) => {
    expect(() => decideGrant(periods, said, testNow)).toThrow(Refusal);
    expect(() => decideGrant(periods, said, testNow)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: "grant.endsAt" })] }),
    );
  });
});
