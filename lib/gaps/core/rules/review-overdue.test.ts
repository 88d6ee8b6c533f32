import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { agent, capability, daysAgo, organisation, testNow } from "#lib/registry/core/facts-for-tests.ts";
import { nextReviewAt } from "#lib/registry/core/next-review.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import { findingsOf } from "../findings-of.ts";
import {
  agentOfTier,
  around,
  type Case,
  capabilityId,
  casesByTier,
  contextOf,
  judgedBy,
  saidBy,
} from "../judge-for-tests.ts";
import { reviewOverdue } from "./review-overdue.ts";

const found = judgedBy(reviewOverdue);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const longAgo = { activatedAt: daysAgo(1000) };

describe("R85: review-overdue", () => {
  test.each(
    riskTiers.flatMap((tier) =>
      around(testNow - defaultPolicy.reviewWithinDays[tier] * DAY).map(([name, at]) => [tier, name, at] as const),
    ),
  )("tier %s, last reviewed %s the edge", (tier, name, reviewedAt) => {
    // Reviewed earlier is overdue: one second before the edge in time is one second too long ago.
    const expected = name === "one second before" ? [`${severity[tier]} ${capabilityId(tier)}`] : [];
    expect(found(agentOfTier(tier, longAgo, { approvedAt: null, reviewedAt }))).toEqual(expected);
  });

  test.each(around(testNow))("R85: the clock alone opens it, %s", (name, now) => {
    const facts = agentOfTier("high", longAgo, { approvedAt: null, reviewedAt: testNow - 90 * DAY });
    expect(found(facts, { now })).toEqual(name === "one second after" ? [`high ${capabilityId("high")}`] : []);
  });

  test("is foretold to the millisecond", () => {
    const reviewedAt = daysAgo(10);
    const context = contextOf(agentOfTier("high", longAgo, { reviewedAt }));
    expect(findingsOf(context, [reviewOverdue])).toEqual([]);
    expect(context.moment.nextChange).toBeLessThanOrEqual(reviewedAt + 90 * DAY + 1);
    expect(found(agentOfTier("high", longAgo, { reviewedAt }), { now: reviewedAt + 90 * DAY })).toEqual([]);
    expect(found(agentOfTier("high", longAgo, { reviewedAt }), { now: reviewedAt + 90 * DAY + 1 })).toHaveLength(1);
  });

  test.each<Case>([
    ["a fresh agent", agent(), []],
    ...casesByTier(
      "never reviewed since an activation long ago",
      (tier) => agentOfTier(tier, longAgo, { approvedAt: null }),
      (tier) => [`${severity[tier]} ${capabilityId(tier)}`],
    ),
    ["never reviewed, approved lately", agentOfTier("high", longAgo, { approvedAt: daysAgo(89) }), []],
    [
      "never reviewed, approved before a late activation",
      agentOfTier("high", { activatedAt: daysAgo(89) }, { approvedAt: daysAgo(500) }),
      [],
    ],
    [
      "a review counts, however late the approval",
      agentOfTier("high", longAgo, { approvedAt: daysAgo(5), reviewedAt: daysAgo(91) }),
      [`high ${capabilityId("high")}`],
    ],
    ["a suspended agent", agentOfTier("high", { ...longAgo, state: "suspended" }, { reviewedAt: daysAgo(500) }), []],
    ["an approved agent that never ran", agentOfTier("high", { activatedAt: null, state: "approved" }), []],
    [
      "a suspended capability of an active agent",
      agentOfTier("high", longAgo, { state: "suspended", reviewedAt: daysAgo(91) }),
      [`high ${capabilityId("high")}`],
    ],
    ["an ended capability", agentOfTier("high", longAgo, { state: "ended", reviewedAt: daysAgo(500) }), []],
    ["a pending capability", agentOfTier("high", longAgo, { state: "pending", reviewedAt: null }), []],
    [
      "one gap per capability",
      agent({
        ...longAgo,
        capabilities: [
          capability({ name: "Old", reviewedAt: daysAgo(366) }),
          capability({ name: "Older", reviewedAt: daysAgo(700) }),
          capability({ name: "New", reviewedAt: daysAgo(1) }),
        ],
      }),
      ["low capability-old", "low capability-older"],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("R30: the days are the organisation's", () => {
    const policy = { ...defaultPolicy, reviewWithinDays: { ...defaultPolicy.reviewWithinDays, high: 30 } };
    expect(
      found(agentOfTier("high", longAgo, { reviewedAt: daysAgo(31) }), { organisation: organisation({ policy }) }),
    ).toEqual([`high ${capabilityId("high")}`]);
  });

  test("says since when, and whether there ever was a review", () => {
    const said = saidBy(reviewOverdue);
    expect(said(agentOfTier("high", longAgo, { reviewedAt: daysAgo(100) }))).toEqual([
      "Capability high was last reviewed on 7 October 2025; its next review was due on 5 January 2026.",
    ]);
    expect(said(agentOfTier("high", { activatedAt: daysAgo(100) }, { approvedAt: null }))).toEqual([
      "Capability high has never been reviewed; its first review was due on 5 January 2026.",
    ]);
  });

  test.each(riskTiers)("fires exactly when the next review of tier %s is past", (tier) => {
    const facts = agentOfTier(tier, longAgo, { reviewedAt: daysAgo(3) });
    const [one] = facts.capabilities;
    if (one === undefined) throw new Error("The agent has a capability.");
    const due = nextReviewAt(facts, one, tier, defaultPolicy) ?? 0;
    expect(found(facts, { now: due })).toEqual([]);
    expect(found(facts, { now: due + 1 })).toHaveLength(1);
  });
});
