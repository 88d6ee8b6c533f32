import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { accessPage } from "./generate-access-docs.ts";

test("docs/access.md says what the access table says; `node scripts/generate-access-docs.ts` writes it anew", () => {
  expect(readFileSync(path.resolve(import.meta.dirname, "../docs/access.md"), "utf8")).toBe(accessPage());
});
