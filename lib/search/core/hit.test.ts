import { describe, expect, test } from "vitest";
import { bestHits, fitOf, type Hit, sentenceQuestion, wordsOf } from "./hit.ts";

const hit = (kind: Hit["kind"], name: string): Hit => ({
  kind,
  id: name,
  name,
  beside: null,
  href: "/",
  seats: null,
  severity: null,
});

describe("how well a name fits", () => {
  test.each([
    ["Refund agent", "refund agent", 0],
    ["Refund agent", "ref", 1],
    ["The refund agent", "ref", 2],
    ["Agent for refunds", "refund agent", 3],
    ["Refund agent", "refnud", 4],
  ])("%s for '%s' is %i", (name, typed, fit) => expect(fitOf(name, typed)).toBe(fit));
});

test("the kind with the best fit comes first, each thing once, and no kind fills the list", () => {
  const found = [
    hit("capability", "Pay refunds"),
    ...Array.from({ length: 9 }, (_, number) => hit("agent", `Nurse of refunds ${number}`)),
    hit("person", "Refund Renner"),
    hit("person", "Refund Renner"),
  ];
  const best = bestHits(found, "refund", 3);
  expect(best.map(({ kind }) => kind)).toEqual(["person", "agent", "agent", "agent", "capability"]);
});

test("what is typed becomes at most six words, and a question that no sign can break", () => {
  expect(wordsOf("  Who PAYS  ")).toEqual(["who", "pays"]);
  expect(wordsOf("a b c d e f g h")).toHaveLength(6);
  expect(sentenceQuestion(["o'neil:*", "&|!()"])).toBe("'neil':*");
  expect(sentenceQuestion(["up", "to"])).toBe("'up':* & 'to':*");
  expect(sentenceQuestion(["&"])).toBeNull();
});
