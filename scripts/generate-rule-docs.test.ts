import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { rulesPage } from "./generate-rule-docs.ts";

test("docs/rules.md says what the rules say; `node scripts/generate-rule-docs.ts` writes it anew", () => {
  expect(readFileSync(path.resolve(import.meta.dirname, "../docs/rules.md"), "utf8")).toBe(rulesPage());
});
