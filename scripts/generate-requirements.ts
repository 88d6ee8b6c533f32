import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

interface Requirement {
  id: string;
  group: string;
  says: string;
}

/** Titles of tests that begin with the numbers they meet: 'R9: …' or 'R26 R30: …'. */
const TITLE = /(["'`])((?:R\d{1,3}[ ,]+)*R\d{1,3}):? (.+?)\1/g;

/** Which tests name which requirement, in the order of the files. */
export function testsByRequirement(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const files = globSync(
    [
      "app/**/*.test.{ts,tsx}",
      "components/**/*.test.{ts,tsx}",
      "lib/**/*.test.ts",
      "prisma/**/*.test.ts",
      "scripts/**/*.test.ts",
      "e2e/**/*.spec.ts",
    ],
    { cwd: root },
  ).sort();
  for (const file of files) {
    for (const [, , numbers = "", title = ""] of readFileSync(path.join(root, file), "utf8").matchAll(TITLE)) {
      for (const id of numbers.match(/R\d+/g) ?? []) {
        const entry = `${title.replaceAll("|", "\\|")} (\`${file}\`)`;
        found.set(id, [...(found.get(id) ?? []), entry]);
      }
    }
  }
  return found;
}

/** The page: every requirement with the tests that name it, and those that none names yet. */
export function requirementsPage(): string {
  const requirements: Requirement[] = JSON.parse(readFileSync(path.join(root, "docs/requirements.json"), "utf8"));
  const tests = testsByRequirement();
  const unknown = [...tests.keys()].filter((id) => !requirements.some((requirement) => requirement.id === id));
  if (unknown.length > 0) throw new Error(`Tests name requirements that do not exist: ${unknown.join(", ")}`);
  const met = requirements.filter(({ id }) => tests.has(id));
  const lines = [
    "# Requirements",
    "",
    "Generated from the titles of the tests by `node scripts/generate-requirements.ts`; a test keeps it current. A number counts as",
    "shown when at least one test names it; the tests say which part of it they show.",
    "",
    `**${met.length} of ${requirements.length} shown by tests.**`,
  ];
  for (const group of new Set(requirements.map((requirement) => requirement.group))) {
    lines.push("", `## ${group}`, "", "| id | requirement | shown by |", "| --- | --- | --- |");
    for (const { id, says } of requirements.filter((requirement) => requirement.group === group)) {
      const shown = tests.get(id) ?? [];
      const first = shown.slice(0, 3).join("<br>");
      const more = shown.length > 3 ? `<br>and ${shown.length - 3} more` : "";
      lines.push(`| ${id} | ${says.replaceAll("|", "\\|")} | ${shown.length === 0 ? "not yet" : `${first}${more}`} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

if (import.meta.main) {
  writeFileSync(path.join(root, "docs/requirements.md"), requirementsPage());
}
