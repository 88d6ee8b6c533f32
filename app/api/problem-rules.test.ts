import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { permissions } from "#lib/identity/core/access.ts";
import { problemRules } from "./problem-rules.ts";

/** What the sources refuse by: `new Refusal(kind, "rule"`, and the rules of guards and of the database's constraints. */
function rulesInSources(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const folder of ["lib", "app"])
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || file.endsWith(".test.ts") || file.includes("prisma/")) continue;
      const text = readFileSync(`${folder}/${file}`, "utf8");
      for (const [, kind, rule] of text.matchAll(/new Refusal\(\s*"?(\w+)"?,\s*"([a-z-]+)"/g))
        found.set(`${rule}`, [...(found.get(`${rule}`) ?? []), `${kind}`]);
      if (/core\/[a-z]+-lifecycle\.ts$|refusal-of-database\.ts$/.test(file))
        for (const [, kind = "conflict", rule] of text.matchAll(/(?:kind: "(\w+)",\s*)?rule: "([a-z-]+)"/g))
          found.set(`${rule}`, [...(found.get(`${rule}`) ?? []), kind]);
    }
  return found;
}

const sources = rulesInSources();

test("every rule that the sources refuse by is explained, and no other", () =>
  expect(Object.keys(problemRules).sort()).toEqual([...sources.keys()].sort()));

test.each(Object.entries(problemRules))("%s has a status that the sources give it", (rule, { kind }) =>
  expect(sources.get(rule)).toContain(kind),
);

test("no rule is named like a permission", () =>
  expect(Object.keys(problemRules).filter((rule) => (permissions as readonly string[]).includes(rule))).toEqual([]));
