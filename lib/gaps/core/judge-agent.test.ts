import { expect, test } from "vitest";
import { withCatalogue } from "#lib/controls/core/organisation-for-tests.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  assignment,
  capabilityOfTier,
  fullAssignments,
  grant,
  holderOf,
  person,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import { judgeAgent } from "./judge-agent.ts";

const judge = (facts: AgentFacts, now = testNow) => judgeAgent(facts, withCatalogue(), new Moment(now));

test.each(riskTiers)("a complete agent of tier %s has no finding, is ready and answerable", (tier) => {
  const judgement = judge(agent({ capabilities: [capabilityOfTier(tier)] }));
  expect(judgement.findings).toEqual([]);
  expect(judgement).toMatchObject({
    tier,
    seats: "FFFFFFFFF",
    readiness: { verdict: "complete", sentences: [] },
    answerability: { answerable: 1, total: 1 },
  });
});

test("a capability's verdict holds what lists and counts need, with nobody standing in as accountable", () => {
  const low = capabilityOfTier("low");
  const { capabilities } = judge(agent({ capabilities: [low], assignments: fullAssignments(["approver"]) }));
  expect(capabilities).toEqual([
    {
      id: low.id,
      tier: "low",
      points: 1,
      strict: false,
      answerable: true,
      seats: "FFSFF",
      accountable: { approver: null, detector: holderOf.detector.id, responder: holderOf.responder.id },
    },
  ]);
});

test("R9: somebody who leaves empties their seats at once", () => {
  const gone = person("Rob Responder", { status: "left" });
  const facts = agent({
    capabilities: [capabilityOfTier("high")],
    assignments: [...fullAssignments(["responder"]), assignment("responder", gone)],
  });
  const judgement = judge(facts);
  expect(judgement.findings.map((finding) => [finding.rule, finding.severity, finding.role])).toEqual([
    ["owner-inactive", "high", "responder"],
  ]);
  expect(judgement.readiness.verdict).toBe("incomplete");
  expect(judgement.answerability).toEqual({ answerable: 0, total: 1 });
  expect(judgement.seats).toBe("FFFFFFFFg");
});

test("the next change is the first edge of time among all that was asked", () => {
  const endsAt = testNow + 5000;
  const facts = agent({ capabilities: [capabilityOfTier("low", { grant: grant({ endsAt }) })] });
  expect(judge(facts).nextChange).toBe(endsAt);
  const after = judge(facts, endsAt);
  expect(after.findings.map((finding) => finding.rule)).toEqual(["grant-expired"]);
  expect(after.answerability.answerable).toBe(0);
});

test.each(["draft", "submitted", "rejected", "retired"] as const)(
  "an agent in state %s counts for no figure",
  (state) => expect(judge(agent({ state })).answerability).toEqual({ answerable: 0, total: 0 }),
);

test.each(["rejected", "retired"] as const)("an agent in state %s has no finding", (state) =>
  expect(judge(agent({ state, assignments: [] })).findings).toEqual([]),
);
