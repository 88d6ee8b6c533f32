import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stageOutcome } from "./stage-outcome.ts";
import { type Answer, answers, type StageRule, stageOutcomes } from "./vocabulary.ts";

const asked = (...people: string[]) => people.map((personId) => ({ personId, seat: personId }));
const said = (...all: [string, Answer][]) => all.map(([personId, answer]) => ({ personId, answer }));

describe("R87: what the answers of a stage come to", () => {
  test.each<[StageRule, string, ReturnType<typeof said>, string, boolean?]>([
    ["one_accepts", "nobody answered", said(), "waiting"],
    ["one_accepts", "one certifies", said(["a", "certify"]), "certified"],
    ["one_accepts", "one denies, one waits", said(["a", "revoke"]), "waiting"],
    ["one_accepts", "one denies, one certifies", said(["a", "revoke"], ["b", "certify"]), "certified"],
    ["one_accepts", "both deny", said(["a", "change"], ["b", "revoke"]), "revoked"],
    ["one_accepts", "both ask for a change", said(["a", "change"], ["b", "change"]), "change"],
    ["all_accept", "one certifies", said(["a", "certify"]), "waiting"],
    ["all_accept", "both certify", said(["a", "certify"], ["b", "certify"]), "certified"],
    ["all_accept", "one denies", said(["a", "revoke"]), "revoked"],
    ["all_accept", "one asks for a change", said(["b", "change"]), "change"],
    ["all_accept", "one certifies and the time is over: silence is no yes", said(["a", "certify"]), "waiting", true],
    ["one_denies", "one certifies", said(["a", "certify"]), "waiting"],
    ["one_denies", "one denies", said(["b", "revoke"]), "revoked"],
    ["one_denies", "both certify", said(["a", "certify"], ["b", "certify"]), "certified"],
    ["one_denies", "one certifies and the time is over: silence agrees", said(["a", "certify"]), "certified", true],
    ["one_denies", "nobody answered and the time is over", said(), "waiting", true],
    ["one_denies", "one asks for a change and the time is over", said(["a", "change"]), "change", true],
    ["one_accepts", "who cannot answer counts for nothing", said(["a", "cannot_answer"]), "waiting"],
  ])("%s: %s", (rule, _, decisions, expected, over = false) =>
    expect(stageOutcome(rule, asked("a", "b"), decisions, over)).toBe(expected),
  );

  test("who was brought in by an escalation answers for the silent one", () => {
    const both = [
      { personId: "silent", seat: "silent" },
      { personId: "manager", seat: "silent" },
      { personId: "other", seat: "other" },
    ];
    const answered = said(["other", "certify"], ["manager", "certify"]);
    expect(stageOutcome("all_accept", both, answered)).toBe("certified");
    expect(stageOutcome("all_accept", both, said(["manager", "certify"]))).toBe("waiting");
  });

  test("property: nothing is certified that nobody certified, and one denial where one is enough is never lost", () => {
    const people = ["a", "b", "c"];
    fc.assert(
      fc.property(
        fc.constantFrom(...stageOutcomes),
        fc.uniqueArray(fc.record({ personId: fc.constantFrom(...people), answer: fc.constantFrom(...answers) }), {
          selector: ({ personId }) => personId,
        }),
        fc.boolean(),
        (rule, decisions, over) => {
          const outcome = stageOutcome(rule, asked(...people), decisions, over);
          const has = (answer: Answer) => decisions.some((one) => one.answer === answer);
          if (outcome === "certified") expect(has("certify")).toBe(true);
          if (outcome === "revoked") expect(has("revoke")).toBe(true);
          if (rule !== "one_accepts" && has("revoke")) expect(outcome).toBe("revoked");
          if (rule === "all_accept" && outcome === "certified")
            expect(decisions.filter(({ answer }) => answer === "certify")).toHaveLength(3);
        },
      ),
    );
  });
});
