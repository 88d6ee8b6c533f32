import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { requirementsPage } from "./generate-requirements.ts";

test("docs/requirements.md says what the tests say; `node scripts/generate-requirements.ts` writes it anew", () => {
  expect(readFileSync(path.resolve(import.meta.dirname, "../docs/requirements.md"), "utf8")).toBe(requirementsPage());
});
