import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { agent, capabilityOfTier, fullAssignments, organisation, testNow } from "#lib/registry/core/facts-for-tests.ts";
import type { Severity } from "#lib/registry/core/vocabulary.ts";
import { judgeAsIfActive } from "./judge-agent.ts";
import { againstActivation, type OpenGap, readinessOf, refuseUnready } from "./readiness.ts";

const gap = (rule: string, severity: Severity, sentence = `${rule} is so.`): OpenGap => ({
  rule,
  severity,
  sentence,
  fix: "Fix it.",
});

describe("R44: readiness", () => {
  test.each<[string, OpenGap[], string[]]>([
    ["nothing open", [], []],
    ["a low gap", [gap("deputy-missing", "low")], []],
    ["a medium gap", [gap("escalation-missing", "medium")], []],
    ["a high gap", [gap("role-missing", "high")], ["role-missing is so."]],
    ["a critical gap", [gap("role-missing", "critical")], ["role-missing is so."]],
    ["R1: a low owner-missing blocks", [gap("owner-missing", "low")], ["owner-missing is so."]],
    [
      "R44: a medium approval-incomplete blocks",
      [gap("approval-incomplete", "medium")],
      ["approval-incomplete is so."],
    ],
    ["R16: a medium boundary-missing blocks", [gap("boundary-missing", "medium")], ["boundary-missing is so."]],
    ["R57: a medium risk-unaccepted blocks", [gap("risk-unaccepted", "medium")], ["risk-unaccepted is so."]],
    [
      "several, the most severe first, each sentence once",
      [gap("owner-missing", "low"), gap("role-missing", "critical", "Nobody."), gap("role-missing", "high", "Nobody.")],
      ["Nobody.", "owner-missing is so."],
    ],
  ])("%s", (_, open, sentences) =>
    expect(readinessOf(open)).toEqual({ verdict: sentences.length === 0 ? "complete" : "incomplete", sentences }),
  );
});

describe("R51: activation", () => {
  const against = (facts: AgentFacts) =>
    againstActivation(judgeAsIfActive(facts, organisation(), new Moment(testNow)).findings).map((found) => found.rule);
  test("is refused for critical and blocking gaps, not for high ones", () =>
    expect(
      againstActivation([gap("owner-missing", "low"), gap("a", "high"), gap("b", "critical"), gap("c", "medium")]).map(
        (found) => found.rule,
      ),
    ).toEqual(["b", "owner-missing"]));
  test("nothing stands against a complete agent", () => {
    expect(against(agent({ state: "approved", activatedAt: null }))).toEqual([]);
    expect(() => refuseUnready([])).not.toThrow();
  });
  test("is judged as if the agent were active already: a retirement owner is demanded from then on", () => {
    const facts = agent({
      state: "approved",
      submittedAt: testNow,
      assignments: fullAssignments(["retirement_owner"]),
    });
    expect(against(facts)).toEqual(["owner-missing"]);
  });
  test("a high-tier agent whose risk nobody accepted", () => {
    const facts = agent({
      state: "submitted",
      capabilities: [capabilityOfTier("high")],
      residualRisk: { statement: null, acceptedBy: null, acceptedAt: null },
    });
    expect(against(facts)).toEqual(["risk-unaccepted"]);
  });
  test("the refusal names each gap and what closes it", () => {
    try {
      refuseUnready([gap("owner-missing", "low", "Nobody owns it.")]);
      expect.unreachable("An open blocking gap must refuse.");
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error).toMatchObject({
        kind: "conflict",
        rule: "blocking-gap-open",
        message: "Close this gap first: Nobody owns it.",
        errors: [{ path: "owner-missing", message: "Nobody owns it. Fix it." }],
      });
    }
  });
});
