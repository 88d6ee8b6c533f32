import { describe, expect, test } from "vitest";
import { type AnsweredItem, asksForRisk, type GivenAnswer, requireAnswerable, requireBulk } from "./decide.ts";

const item = (more: Partial<AnsweredItem> = {}): AnsweredItem => ({
  campaignState: "open",
  state: "waiting",
  tier: "low",
  ownHands: [],
  residualRisk: null,
  monitoring: "An alert",
  revocation: "Remove the scope",
  answered: false,
  ...more,
});
const given = (more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  answer: "certify",
  reason: null,
  riskConfirmed: false,
  riskStatement: null,
  ...more,
});
const change = given({ answer: "change", reason: "Narrow it." });

describe("R87: an answer", () => {
  test.each<[string, AnsweredItem, GivenAnswer]>([
    ["certify, where no risk is stated", item(), given()],
    ["certify, the risk confirmed", item({ residualRisk: "A wrong refund" }), given({ riskConfirmed: true })],
    ["certify at a high tier, the risk said anew", item({ tier: "high" }), given({ riskStatement: "A wrong payment" })],
    [
      "revoke with a reason, whatever is written about watching",
      item({ monitoring: null }),
      given({ answer: "revoke", reason: "Unused." }),
    ],
    [
      "cannot answer with a reason",
      item({ residualRisk: "x" }),
      given({ answer: "cannot_answer", reason: "Not mine." }),
    ],
    ["own hands at a moderate tier", item({ tier: "moderate", ownHands: ["me"] }), given()],
    ["a change where it is not watched: that is the change", item({ monitoring: null }), change],
  ])("%s is taken", (_, on, said) => expect(() => requireAnswerable(on, "me", said)).not.toThrow());

  test.each<[string, AnsweredItem, GivenAnswer, string]>([
    ["after the close", item({ campaignState: "closed" }), given(), "campaign-not-open"],
    ["in a cancelled campaign", item({ campaignState: "cancelled", state: "withdrawn" }), given(), "campaign-not-open"],
    ["twice", item({ answered: true }), given(), "already-decided"],
    ["of what others have settled", item({ state: "revoked" }), given(), "item-closed"],
    [
      "R39: of own hands' work at a high tier",
      item({ tier: "high", ownHands: ["me"] }),
      given({ riskStatement: "x" }),
      "own-hands",
    ],
    ["without a reason", item(), given({ answer: "revoke" }), "invalid-input"],
    ["with an empty reason", item(), given({ answer: "change", reason: "  " }), "invalid-input"],
    ["R18: certified, and nobody watches", item({ monitoring: " " }), given(), "not-watched"],
    ["R18: certified, and nobody can take it away", item({ revocation: null }), given(), "not-watched"],
    ["R89: without a word on the risk", item({ residualRisk: "A wrong refund" }), given(), "invalid-input"],
    ["R89: a change without a word on the risk", item({ residualRisk: "A wrong refund" }), change, "invalid-input"],
    [
      "R89: confirmed, and nothing is stated",
      item({ tier: "critical" }),
      given({ riskConfirmed: true }),
      "invalid-input",
    ],
  ])("%s is refused", (_, on, said, rule) =>
    expect(() => requireAnswerable(on, "me", said)).toThrow(expect.objectContaining({ rule })),
  );

  test.each([
    ["low", false],
    ["moderate", false],
    ["high", true],
    ["critical", true],
  ] as const)("R89: tier %s asks for a word on the risk whatever is stated: %s", (tier, asks) => {
    expect(asksForRisk({ tier, residualRisk: null })).toBe(asks);
    expect(asksForRisk({ tier, residualRisk: "Some stays" })).toBe(true);
    const bulk = () => requireBulk(tier, "Refund");
    if (asks) expect(bulk).toThrow(expect.objectContaining({ rule: "bulk-tier" }));
    else expect(bulk).not.toThrow();
  });
});
