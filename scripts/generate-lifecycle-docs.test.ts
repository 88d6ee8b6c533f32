import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { lifecyclePage, lifecycles } from "./generate-lifecycle-docs.ts";

const root = path.resolve(import.meta.dirname, "..");

test("docs/lifecycles.md says what the tables say; `node scripts/generate-lifecycle-docs.ts` writes it anew", () => {
  expect(readFileSync(path.join(root, "docs/lifecycles.md"), "utf8")).toBe(lifecyclePage());
});

test("every file that makes a state machine is on the page", () => {
  const making = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("prisma/"))
    .map((file) => `lib/${file}`)
    .filter((file) => /= machine</.test(readFileSync(path.join(root, file), "utf8")));
  expect(lifecycles.map(({ file }) => file).sort()).toEqual(making.sort());
});
