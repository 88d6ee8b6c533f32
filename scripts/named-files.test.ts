import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

const sources = globSync("{app,components,e2e,lib,prisma,scripts,test}/**/*.{ts,tsx,mjs,css,sql,prisma}", {
  cwd: root,
  exclude: ["lib/platform/prisma/**"],
}).sort();
const code = sources.filter((file) => !file.startsWith("prisma"));
const pages = globSync(["README.md", "docs/**/*.md"], { cwd: root }).sort();
const files = [...sources, ...pages, ...globSync("*.{ts,mjs}", { cwd: root })];

/** Whether a file ends like that: `lib` may be left out, as `registry/core/roles.ts`, and a star stands for any name. */
function isThere(named: string): boolean {
  const pattern = named.replace(/[.[\]()-]/g, "\\$&").replaceAll("*", "[^/]*");
  const ending = new RegExp(`(^|/)${pattern}$`);
  return files.some((file) => ending.test(file));
}

/** The names in a text that are no file of this tree, each with who says so. */
const strayIn = (file: string, names: RegExp): string[] =>
  [...readFileSync(path.join(root, file), "utf8").matchAll(names)]
    .map(([, named = ""]) => named)
    .filter((named) => !isThere(named))
    .map((named) => `${file}: ${named}`);

test("every source file that a page names is there", () =>
  // The list of requirements is made from the tests themselves.
  expect(
    pages
      .filter((page) => page !== path.join("docs", "requirements.md"))
      .flatMap((page) => strayIn(page, /`([\w.*/[\]()-]+\.(?:ts|tsx|mjs|sql|prisma))`/g)),
  ).toEqual([]));

test("every page that a comment sends its reader to is there", () =>
  expect(code.flatMap((file) => strayIn(file, /(?:\/\/|\*).*?\b([\w/-]+\.md)\b/g))).toEqual([]));
