import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { docsPages } from "./docs-pages.ts";
import {
  addressOf,
  anchorOf,
  arrowsOf,
  pictureOf,
  picturesIn,
  sectionsOf,
  sectionsWith,
  sizeOfPng,
  tokensOf,
} from "./markdown-tokens.ts";

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

test.each([
  ["screens/agent-light.png", "agent-light.png"],
  ["./screens/overview-narrow.png", "overview-narrow.png"],
  ["screens/../../.env", null],
  ["screens/agent.svg", null],
  ["https://example.com/agent.png", null],
])("the picture %s is the file %s", (href, file) => expect(pictureOf(href)).toBe(file));

describe("the pictures of the docs", () => {
  const docs = path.resolve(import.meta.dirname, "../../docs");
  const files = readdirSync(path.join(docs, "screens"));
  const readme = readFileSync(path.join(docs, "../README.md"), "utf8");
  const shown = docsPages.flatMap(({ file }) =>
    file ? picturesIn(tokensOf(readFileSync(path.join(docs, file), "utf8"))) : [],
  );

  test("are shown where they help, and each is there", () => {
    expect(shown.length).toBeGreaterThanOrEqual(6);
    expect(shown.filter((file) => !files.includes(file))).toEqual([]);
    for (const [, file] of readme.matchAll(/\(docs\/screens\/([^)]+)\)/g)) expect(files).toContain(file);
  });

  test("are found in lists and paragraphs alike", () =>
    expect(picturesIn(tokensOf("![one](screens/a.png)\n\n- a step ![two](screens/b.png)\n"))).toEqual([
      "a.png",
      "b.png",
    ]));

  test("say their size", () =>
    expect(sizeOfPng(readFileSync(path.join(docs, "screens/agent-light.png")))).toEqual({ width: 1440, height: 900 }));
});
