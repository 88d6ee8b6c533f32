import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import {
  agent,
  capabilityOfTier,
  daysAgo,
  holderOf,
  organisation,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { comparedOf, reviewableOf, tagOf } from "./item-context.ts";

describe("how an item stands to the last one", () => {
  const same = { digest: "a", changes: [] };
  test.each([
    ["new", same, null, null],
    ["unchanged", same, { digest: "a", state: "certified" }, true],
    ["changed", same, { digest: "b", state: "certified" }, true],
    ["changed", { digest: "a", changes: [{ what: "model" }] }, { digest: "a", state: "certified" }, true],
    ["back_again", same, { digest: "a", state: "revoked" }, true],
    ["back_again", same, { digest: "a", state: "certified" }, false],
    ["unchanged", same, { digest: "a", state: "unanswered" }, null],
  ] as const)("%s", (tag, now, last, inRoundBefore) => expect(tagOf(now, last, inRoundBefore)).toBe(tag));
});

describe("what an item shows and whom it may ask", () => {
  const reviewable = (facts = agent({ capabilities: [capabilityOfTier("high")] })) => {
    const seats = seatsOf(facts, organisation().policy, new Moment(testNow));
    const [judged] = seats.capabilities;
    if (judged === undefined) throw new Error("The agent has a capability.");
    return reviewableOf(facts, seats, judged);
  };

  test("R39: own hands are the approver, the provisioner and whom the grant names", () =>
    expect([...reviewable().ground.ownHands].sort()).toEqual([holderOf.approver.id, holderOf.provisioner.id].sort()));

  test("the deputies of a holder in their order", () =>
    expect(reviewable().ground.holders.business_owner).toEqual({
      personId: holderOf.business_owner.id,
      deputies: ["person-olga-other"],
    }));

  test("R86: the changes that the answer will cover, and none that was covered", () => {
    const changes = [
      { what: "model" as const, capabilityId: null, at: daysAgo(9) },
      { what: "prompt" as const, capabilityId: null, at: daysAgo(3) },
    ];
    const capabilities = [capabilityOfTier("high", { reviewedAt: daysAgo(5), approvedAt: null })];
    expect(reviewable(agent({ capabilities, changes })).context.changes).toEqual([{ what: "prompt", at: daysAgo(3) }]);
  });

  test("compares what it may do, with whom and under which risk; not how it is written or that it grew older", () => {
    const compared = (more: Parameters<typeof capabilityOfTier>[1] = {}) =>
      JSON.stringify(comparedOf(reviewable(agent({ capabilities: [capabilityOfTier("high", more)] }))));
    expect(compared({ reviewedAt: daysAgo(2), approvedAt: daysAgo(20) })).toBe(compared());
    for (const more of [{ tools: ["other"] }, { bounds: null }, { dataClassification: "confidential" as const }])
      expect(compared(more)).not.toBe(compared());
  });
});
