import { describe, expect, test } from "vitest";
import { agent, bystander, person } from "#lib/registry/core/facts-for-tests.ts";
import { agentStates, approvalQuestions } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { approvalIncomplete } from "./approval-incomplete.ts";

const found = judgedBy(approvalIncomplete);
const severity = { low: "medium", moderate: "medium", high: "high", critical: "critical" };
const asked = ["approved", "active", "suspended", "retiring"];
const by = { by: bystander, at: null };
const nobody = { by: null, at: null };
const all = { identity: by, scope: by, oversight: by };

describe("R44, R54: approval-incomplete", () => {
  test.each<Case>([
    ["all three by name", agent({ approvals: all }), []],
    ...approvalQuestions.flatMap((question) =>
      casesByTier(
        `nobody approved ${question}`,
        (tier) => agentOfTier(tier, { approvals: { ...all, [question]: nobody } }),
        (tier) => [`${severity[tier]} question:${question}`],
      ),
    ),
    [
      "none of the three",
      agent({ approvals: { identity: nobody, scope: nobody, oversight: nobody } }),
      ["medium question:identity", "medium question:scope", "medium question:oversight"],
    ],
    [
      "by somebody who has left since",
      agent({ approvals: { ...all, scope: { by: person("Ivo", { status: "left" }), at: null } } }),
      [],
    ],
    ...agentStates.map(
      (state): Case => [
        `of an agent that is ${state}`,
        agent({ state, approvals: { ...all, scope: nobody } }),
        asked.includes(state) ? ["medium question:scope"] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("asks the question in words", () =>
    expect(saidBy(approvalIncomplete)(agent({ approvals: { ...all, oversight: nobody } }))).toEqual([
      "Nobody approved the oversight model of Refund agent.",
    ]));
});
