import { describe, expect, test } from "vitest";
import { scopeInWords, stagesInWords } from "./in-words.ts";

describe("the scope of a campaign in words", () => {
  test.each([
    ["nothing", {}, ["Everything that has access"]],
    ["tiers", { riskTier: "high,critical" }, ["risk tier: high, critical"]],
    ["chosen agents", { agents: ["a", "b"] }, ["2 chosen agents"]],
    ["a word of several", { dataClassification: "highly_confidential" }, ["data classification: highly confidential"]],
  ])("%s", (_, scope, lines) => expect(scopeInWords(scope)).toEqual(lines));
});

describe("the stages of a campaign in words", () => {
  test("one stage has no number", () =>
    expect(stagesInWords([{ reviewers: "business_owner", people: [], outcome: "one_accepts" }])).toEqual([
      "The business owner. One certification settles it.",
    ]));

  test("several have, and name whom they name", () =>
    expect(
      stagesInWords([
        { reviewers: "manager", people: [], outcome: "all_accept" },
        { reviewers: "named", people: [{ name: "Mira Chen" }, { name: "Jo" }], outcome: "one_denies" },
      ]),
    ).toEqual([
      "1. The manager of the business owner. All must certify.",
      "2. Mira Chen, Jo. One revocation settles it; silence agrees.",
    ]));
});
