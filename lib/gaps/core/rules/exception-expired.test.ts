import { describe, expect, test } from "vitest";
import { DAY, type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts, ExceptionFacts } from "#lib/registry/core/facts.ts";
import { daysAgo, daysAhead, organisation, testNow } from "#lib/registry/core/facts-for-tests.ts";
import { agentRules } from "../all-rules.ts";
import { gapKey } from "../finding.ts";
import { findingsOf } from "../findings-of.ts";
import { judgeAgent, judgeAsIfActive } from "../judge-agent.ts";
import { agentOfTier, around, contextOf } from "../judge-for-tests.ts";
import { againstActivation } from "../readiness.ts";

const NO_BOUNDARY = "boundary-missing";
const keyOf = (rule: string) =>
  gapKey("agent-refund-agent", { rule, capabilityId: null, role: null, controlId: null, about: null });

const exception = (more: Partial<ExceptionFacts> = {}): ExceptionFacts => ({
  id: "exception-one",
  gapId: "gap-one",
  gapKey: keyOf(NO_BOUNDARY),
  startsAt: daysAgo(30),
  endsAt: daysAhead(10),
  ...more,
});

/** Blocking whatever its severity: the hardest gap to accept. */
const unbounded = (exceptions: ExceptionFacts[], more: Partial<AgentFacts> = {}): AgentFacts =>
  agentOfTier("high", { taskBoundary: null, exceptions, ...more });

const rulesOf = (facts: AgentFacts, now: Instant = testNow): string[] =>
  findingsOf(contextOf(facts, { now })).map(({ rule }) => rule);
const judge = (facts: AgentFacts, now: Instant = testNow) => judgeAgent(facts, organisation(), new Moment(now));

describe("R42 R47: exception-expired", () => {
  test.each<[string, ExceptionFacts[], string[]]>([
    ["no exception", [], [NO_BOUNDARY]],
    ["one that goes on: the rule is not silenced", [exception()], [NO_BOUNDARY]],
    ["one that begins later", [exception({ startsAt: daysAhead(1) })], [NO_BOUNDARY]],
    ["one that is over", [exception({ endsAt: daysAgo(1) })], [NO_BOUNDARY, "exception-expired"]],
    [
      "one that is over on another gap, which is closed",
      [exception({ gapKey: keyOf("retirement-unplanned"), endsAt: daysAgo(1) })],
      [NO_BOUNDARY],
    ],
    [
      "one that is over, and its successor",
      [exception({ endsAt: daysAgo(1) }), exception({ id: "two" })],
      [NO_BOUNDARY],
    ],
    [
      "two that are over: one gap",
      [exception({ endsAt: daysAgo(9) }), exception({ id: "two", endsAt: daysAgo(1) })],
      [NO_BOUNDARY, "exception-expired"],
    ],
  ])("%s", (_, exceptions, expected) => expect(rulesOf(unbounded(exceptions))).toEqual(expected));

  test.each(around(testNow))("the end is not part of the exception: %s", (when, now) => {
    const facts = unbounded([exception({ endsAt: testNow })]);
    const over = when !== "one second before";
    expect(rulesOf(facts, now)).toEqual(over ? [NO_BOUNDARY, "exception-expired"] : [NO_BOUNDARY]);
    expect([...judge(facts, now).accepted]).toEqual(over ? [] : [keyOf(NO_BOUNDARY)]);
  });

  test("foretells its end, so that it needs no job to be remembered", () => {
    const { nextChange } = judge(unbounded([exception({ endsAt: testNow + DAY })]));
    expect(nextChange).toBe(testNow + DAY);
  });

  test("is low whatever the tier, names the excused gap, and closes with it", () => {
    const found = findingsOf(
      contextOf(agentOfTier("critical", { taskBoundary: null, exceptions: [exception({ endsAt: daysAgo(3) })] })),
    );
    const excused = found.find(({ rule }) => rule === NO_BOUNDARY);
    expect(found.find(({ rule }) => rule === "exception-expired")).toMatchObject({
      severity: "low",
      about: { kind: "gap", value: "gap-one" },
      sentence: `An exception ended on 12 January 2026, and it is still so: ${excused?.sentence}`,
      closedBy: excused?.closedBy,
    });
  });

  test("stands last, behind all that it could speak of", () => expect(agentRules.at(-1)?.id).toBe("exception-expired"));
});

describe("an accepted gap", () => {
  test("R47: stays, at the severity of the facts, and counts for nothing", () => {
    const judged = judge(unbounded([exception()]));
    expect(judged.findings.map(({ rule, severity }) => [rule, severity])).toEqual([[NO_BOUNDARY, "high"]]);
    expect(judged.counted).toEqual([]);
    expect(judged.readiness.verdict).toBe("complete");
    expect(judge(unbounded([exception({ endsAt: daysAgo(1) })])).readiness.verdict).toBe("incomplete");
  });

  test("R51: never blocks activation", () => {
    const against = (exceptions: ExceptionFacts[]) =>
      againstActivation(
        judgeAsIfActive(
          unbounded(exceptions, { state: "approved", activatedAt: null }),
          organisation(),
          new Moment(testNow),
        ).counted,
      ).map(({ rule }) => rule);
    expect(against([])).toEqual([NO_BOUNDARY]);
    expect(against([exception()])).toEqual([]);
    expect(against([exception({ endsAt: testNow })])).toEqual([NO_BOUNDARY]);
  });

  test("another gap of the same agent counts all the same", () => {
    const judged = judge(unbounded([exception()], { retirementPlan: null, escalation: null }));
    expect(judged.counted.map(({ rule }) => rule)).toEqual(["escalation-missing", "retirement-unplanned"]);
  });
});
