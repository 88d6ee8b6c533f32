import { describe, expect, test } from "vitest";
import { addressOf, anchorOf, arrowsOf, sectionsOf, sectionsWith, tokensOf } from "./markdown-tokens.ts";

const page = `# Title

Intro with <script>alert(1)</script>.

## Who may *do* what?

Some words about grants.

| a | b |
| --- | --- |
| cell | other |
`;

describe("a page of the docs", () => {
  test("is cut at its headings, with anchors that can be written", () => {
    expect(sectionsOf(tokensOf(page)).map(({ id, title, depth }) => [id, title, depth])).toEqual([
      ["title", "Title", 1],
      ["who-may-do-what", "Who may do what?", 2],
    ]);
    expect(anchorOf("  R1–R142: Gaps & co ")).toBe("r1-r142-gaps-co");
  });

  test("is found by every word of a section, tables included, a title first", () => {
    const sections = sectionsOf(tokensOf(page));
    expect(sectionsWith(sections, ["grants", "other"]).map(({ id }) => id)).toEqual(["who-may-do-what"]);
    expect(sectionsWith(sections, ["title"])[0]?.id).toBe("title");
    expect(sectionsWith(sections, ["nowhere"])).toEqual([]);
  });
});

test("a state diagram becomes its arrows; another diagram none", () => {
  expect(arrowsOf("stateDiagram-v2\n  [*] --> draft\n  draft --> submitted: submit\n")).toEqual([
    { from: "start", to: "draft", event: "" },
    { from: "draft", to: "submitted", event: "submit" },
  ]);
  expect(arrowsOf("graph TD\n A-->B")).toBeNull();
});

test.each([
  ["rules.md", "/docs/rules"],
  ["rules.md#owner-missing", "/docs/rules#owner-missing"],
  ["words", "/docs/words"],
  ["#below", "#below"],
  ["https://example.com", "https://example.com"],
  ["../lib/gaps/core/finding.ts", null],
  ["architecture.md", null],
  ["javascript:alert(1)", null],
])("a link to %s leads to %s", (href, address) => expect(addressOf(href, ["rules", "words"])).toBe(address));
