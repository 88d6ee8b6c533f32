import fc from "fast-check";
import { expect, test } from "vitest";
import { viewAddress, viewSearch } from "./view-search.ts";

test.each([
  ["nothing", "", ""],
  ["filters in any order", "state=active&q=pay", "q=pay&state=active"],
  ["the page and the cursor are left out", "?q=pay&cursor=abc.def&page=3", "q=pay"],
  ["the moment is left out", "asOf=2026-01-31T12%3A00%3A00Z&q=pay", "q=pay"],
  ["the view itself and empty filters are left out", "saved=1&state=&columns=name,seats", "columns=name%2Cseats"],
])("%s", (_, search, kept) => expect(viewSearch(search)).toBe(kept));

test("the same view is the same text, whatever the order", () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()), { selector: ([name]) => name }),
      (pairs) => {
        const kept = viewSearch(new URLSearchParams(pairs).toString());
        expect(viewSearch(kept)).toBe(kept);
        expect(viewSearch(new URLSearchParams(pairs.toReversed()).toString())).toBe(kept);
      },
    ),
  ));

test("the address of a view names it, on whichever page its list stands", () => {
  expect(viewAddress("/gaps", { id: "v", search: "by=function" })).toBe("/gaps?by=function&saved=v");
  expect(viewAddress("/gaps", { id: "v", search: "" })).toBe("/gaps?saved=v");
  expect(viewAddress("/gaps", { id: "v", search: "asOf=2026-01-31&by=function" })).toBe("/gaps?by=function&saved=v");
  expect(viewAddress("/reviews/c1", { id: "v", search: "state=waiting" })).toBe("/reviews/c1?state=waiting&saved=v");
});
