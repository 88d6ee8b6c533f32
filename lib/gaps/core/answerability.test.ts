import { describe, expect, test } from "vitest";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  assignment,
  capability,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  grant,
  holderOf,
  person,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { answerabilityFigure, answersFor, countsForAnswerability, isAnswerable } from "./answerability.ts";

const judge = (facts: AgentFacts, now: Instant = testNow) => {
  const moment = new Moment(now);
  const seats = seatsOf(facts, defaultPolicy, moment);
  const [judged] = seats.capabilities;
  if (judged === undefined) throw new Error("The test's agent has no judged capability.");
  return { answers: answersFor(judged, facts, seats, moment), answerable: isAnswerable(judged, facts, seats, moment) };
};
const unanswered = (facts: AgentFacts, now?: Instant) =>
  judge(facts, now)
    .answers.filter((answer) => !answer.answered)
    .map((answer) => answer.sentence);
const withGrant = (more: Parameters<typeof grant>[0]) => agent({ capabilities: [capability({ grant: grant(more) })] });
const highWithout = (role: "detector" | "responder", ...more: AgentFacts["assignments"]) =>
  agent({ capabilities: [capabilityOfTier("high")], assignments: [...fullAssignments([role]), ...more] });

describe("R45, R134: six questions, each with a live answer or plainly none", () => {
  test("a complete capability answers all six", () =>
    expect(judge(agent()).answers.map((answer) => answer.sentence)).toEqual([
      "Granted by Pia Provisioner, approved by Adam Approver, until 14 February 2026.",
      "write on Ledger, internal data, within: Refunds of open tickets only",
      "Needed for the refunds of the support desk",
      "Dina Watcher monitors it.",
      "Rob Responder responds.",
      "Rita Closer retires it.",
    ]));
  test.each<[string, AgentFacts, string[]]>([
    [
      "no grant",
      agent({ capabilities: [capability({ grant: null })] }),
      ["No grant is recorded.", "No grant is recorded."],
    ],
    ["nobody made the grant", withGrant({ grantedBy: null }), ["The grant does not say who made it."]],
    ["nobody approved the grant", withGrant({ approvedBy: null }), ["The grant does not say who approved it."]],
    ["no reason", withGrant({ reason: " " }), ["The grant gives no reason."]],
    ["begins in a second", withGrant({ startsAt: testNow + 1000 }), ["The grant begins on 15 January 2026."]],
    ["ended this moment", withGrant({ endsAt: testNow }), ["The grant ended on 15 January 2026."]],
    [
      "nothing stated",
      agent({
        taskBoundary: null,
        capabilities: [capability({ action: null, system: null, dataClassification: null })],
      }),
      ["Not stated: the action, the system, the data classification, the agent's task boundary."],
    ],
    ["nobody monitors", highWithout("detector"), ["Nobody monitors it."]],
    [
      "the responder left",
      highWithout("responder", assignment("responder", person("Gus Gone", { status: "left" }))),
      ["Nobody responds: Gus Gone has left or is suspended."],
    ],
    [
      "the responder never accepted",
      highWithout("responder", assignment("responder", person("Mira"), { acceptedAt: null, startsAt: daysAgo(8) })),
      ["Nobody responds: Mira has not accepted in time."],
    ],
    ["nobody retires it", agent({ assignments: fullAssignments(["retirement_owner"]) }), ["Nobody retires it."]],
    ["begins this moment", withGrant({ startsAt: testNow }), []],
    ["ends in a second", withGrant({ endsAt: testNow + 1000 }), []],
    ["has no end", withGrant({ endsAt: null }), []],
    [
      "named, still within the acceptance time",
      highWithout("responder", assignment("responder", person("Mira"), { acceptedAt: null, startsAt: daysAgo(7) })),
      [],
    ],
  ])("%s", (_, facts, sentences) => {
    expect(unanswered(facts)).toEqual(sentences);
    expect(judge(facts).answerable).toBe(sentences.length === 0);
  });
  test("who stands in answers, and is named as standing in", () => {
    const { answers, answerable } = judge(agent({ assignments: fullAssignments(["detector"]) }));
    expect(answerable).toBe(true);
    expect(answers[3]).toMatchObject({
      people: [holderOf.control_owner],
      sentence: "Cora Keeper monitors it, standing in as control owner.",
    });
  });
});

describe("R134: the figure", () => {
  test.each(agentStates)("counts an agent in state %s or not", (state) =>
    expect(countsForAnswerability(state)).toBe(["approved", "active", "suspended", "retiring"].includes(state)),
  );
  test.each([
    [{ answerable: 0, total: 0 }, null],
    [{ answerable: 0, total: 4 }, 0],
    [{ answerable: 3, total: 4 }, 0.75],
    [{ answerable: 4, total: 4 }, 1],
  ])("of %j", (counted, figure) => expect(answerabilityFigure(counted)).toBe(figure));
});
