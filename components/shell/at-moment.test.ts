import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { atMoment, knowsThePast, pagesOfThePast } from "./at-moment.ts";

const root = path.resolve(import.meta.dirname, "../..");
const asOf = "2026-01-31T12:00:00Z";
const moment = "asOf=2026-01-31T12%3A00%3A00Z";

describe("a link on a page of the past", () => {
  test.each([
    ["/agents", `/agents?${moment}`],
    ["/agents/refunds", `/agents/refunds?${moment}`],
    ["/agents?system=ledger&sort=name", `/agents?system=ledger&sort=name&${moment}`],
    ["/agents/refunds?section=people#people-pay", `/agents/refunds?section=people&${moment}#people-pay`],
    ["/people/mira%40example.com", `/people/mira%40example.com?${moment}`],
  ])("%s stays at its moment", (href, there) => expect(atMoment(href, asOf)).toBe(there));

  test.each([
    "/agents/new",
    "/agents/refunds/edit",
    "/people/mira/hand-over",
    "/controls/APR-02",
    "/data-sources/archive",
    "/matrix?agent=refunds",
    "https://example.com/agents",
    "#history",
    "/gaps?asOf=2025-12-31T12:00:00Z",
  ])("%s is left as it is", (href) => expect(atMoment(href, asOf)).toBe(href));

  test("leads to now from a page of now", () => expect(atMoment("/agents/refunds", null)).toBe("/agents/refunds"));
});

const screens = path.join(root, "app/(console)");
const folders = readdirSync(screens, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "page.tsx")
  .map((file) => path.dirname(file));
const pageOf = (folder: string): string => (folder === "." ? "/" : `/${folder}`);
const isOfThePast = (folder: string): boolean =>
  /\bmomentOf\(|<PastEdge/.test(readFileSync(path.join(screens, folder, "page.tsx"), "utf8"));

test("the pages that know the past are those that show a moment", () =>
  expect(folders.filter(isOfThePast).map(pageOf).toSorted()).toEqual([...pagesOfThePast].toSorted()));

/** A file and everything of ours that it brings to the screen. */
function reached(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const [, fixed, lazy] of readFileSync(from, "utf8").matchAll(
    /from "([^"]+\.tsx?)"|import\("([^"]+\.tsx?)"\)/g,
  )) {
    const named = fixed ?? lazy ?? "";
    const file = named.startsWith("#") ? path.join(root, named.slice(1)) : path.resolve(path.dirname(from), named);
    if (/\/(app|components)\//.test(file) && existsSync(file)) reached(file, seen);
  }
  return seen;
}

/** Addresses written on plain anchors: `href="/agents"` and href={`/agents/${slug}`}. */
const plainLinks = (source: string): string[] =>
  [...source.matchAll(/<a\s[^>]*?href=(?:"(\/[^"]*)"|\{`(\/[^`]*)`\})/g)].map(([, plain, made]) => plain ?? made ?? "");

test("no page of the past has a plain link to what knows the past: it would lead to now without saying so", () => {
  const files = new Set(
    folders.filter(isOfThePast).flatMap((folder) => [...reached(path.join(screens, folder, "page.tsx"))]),
  );
  expect(files.size).toBeGreaterThan(50);
  const astray = [...files].flatMap((file) =>
    plainLinks(readFileSync(file, "utf8"))
      .map((href) => href.replaceAll(/\$\{[^}]*\}/g, "x"))
      .filter((href) => knowsThePast(href.replace(/[?#].*/, "")))
      .map((href) => `${path.relative(root, file)}: ${href}`),
  );
  expect(astray).toEqual([]);
});
