import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import type { ChangeFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  capability,
  capabilityOfTier,
  daysAgo,
  organisation,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { changeKinds } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, around, type Case, capabilityId, judgedBy, saidBy } from "../judge-for-tests.ts";
import { changeUnreviewed } from "./change-unreviewed.ts";

const found = judgedBy(changeUnreviewed);
const change = (more: Partial<ChangeFacts> = {}): ChangeFacts => ({
  what: "model",
  capabilityId: null,
  at: daysAgo(1),
  ...more,
});
const changed = (...changes: ChangeFacts[]) => ({ changes });

describe("R86: change-unreviewed", () => {
  test.each(changeKinds)("a change of %s opens it, a review that covers it closes it", (what) => {
    const facts = agentOfTier("high", changed(change({ what })));
    expect(found(facts)).toEqual(["high"]);
    expect(
      found({ ...facts, capabilities: facts.capabilities.map((one) => ({ ...one, reviewedAt: testNow })) }),
    ).toEqual([]);
  });

  test.each([
    ["low", "low"],
    ["moderate", "medium"],
  ] as const)("tier %s: only after 14 days, and not a second sooner", (tier, severity) => {
    for (const [name, at] of around(testNow - 14 * DAY))
      expect(found(agentOfTier(tier, changed(change({ at }))))).toEqual(name === "one second before" ? [severity] : []);
  });

  test.each(["high", "critical"] as const)("tier %s: at once", (tier) =>
    expect(found(agentOfTier(tier, changed(change({ at: testNow }))))).toEqual([tier]),
  );

  test.each(around(daysAgo(1)))("a review %s the change", (name, reviewedAt) =>
    expect(found(agentOfTier("high", changed(change()), { reviewedAt }))).toEqual(
      name === "one second before" ? ["high"] : [],
    ),
  );

  test.each(around(daysAgo(30)))("a change %s the activation", (name, at) =>
    expect(found(agentOfTier("high", changed(change({ at })), { approvedAt: null }))).toEqual(
      name === "one second after" ? ["high"] : [],
    ),
  );

  const two = (ofHigh: number | null, ofLow: number | null) => [
    capabilityOfTier("high", { approvedAt: null, reviewedAt: ofHigh }),
    capabilityOfTier("low", { approvedAt: null, reviewedAt: ofLow }),
  ];

  test.each<Case>([
    ["nothing changed", agentOfTier("high"), []],
    [
      "an agent that never ran",
      agentOfTier("high", { ...changed(change()), state: "approved", activatedAt: null }),
      [],
    ],
    ["a suspended agent", agentOfTier("high", { ...changed(change()), state: "suspended" }), ["high"]],
    ["one of two capabilities reviewed", agent({ ...changed(change()), capabilities: two(testNow, null) }), ["high"]],
    ["both reviewed", agent({ ...changed(change()), capabilities: two(testNow, testNow) }), []],
    [
      "tools of one capability: its own review counts",
      agent({
        ...changed(change({ what: "tools", capabilityId: capabilityId("high") })),
        capabilities: two(testNow, null),
      }),
      [],
    ],
    [
      "tools of one capability: another's review does not",
      agent({
        ...changed(change({ what: "tools", capabilityId: capabilityId("high") })),
        capabilities: two(null, testNow),
      }),
      ["high"],
    ],
    [
      "a capability approved after the change was approved in sight of it",
      agent({
        ...changed(change()),
        capabilities: [...two(testNow, testNow), capability({ name: "Newer", approvedAt: testNow })],
      }),
      [],
    ],
    [
      "an ended capability asks for nothing",
      agent({ ...changed(change()), capabilities: two(testNow, testNow).concat(capability({ state: "ended" })) }),
      [],
    ],
    ["nothing left to review", agent({ ...changed(change()), capabilities: [] }), []],
    [
      "a reviewed change and a later one: the later counts",
      agentOfTier("low", changed(change({ at: daysAgo(20) }), change({ at: daysAgo(10) })), {
        reviewedAt: daysAgo(15),
      }),
      [],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("R30: the days are the organisation's", () =>
    expect(
      found(agentOfTier("low", changed(change({ at: daysAgo(4) }))), {
        organisation: organisation({ policy: { ...defaultPolicy, changeReviewWithinDays: 3 } }),
      }),
    ).toEqual(["low"]));

  test("says what changed, each kind once, and since when", () =>
    expect(
      saidBy(changeUnreviewed)(
        agentOfTier("high", changed(change({ at: daysAgo(3) }), change({ what: "data_sources" }), change())),
      ),
    ).toEqual([
      "The model and data sources of Refund agent changed, first on 12 January 2026, and no review has looked at it since.",
    ]));
});
