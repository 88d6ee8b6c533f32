import { writeFileSync } from "node:fs";
import path from "node:path";
import { access, type Condition } from "#lib/identity/core/access.ts";
import { type PlatformRole, platformRoles } from "#lib/registry/core/vocabulary.ts";

const cellInWords = (cell: Condition | undefined): string =>
  cell === undefined ? "" : cell.says === "always" ? "yes" : `who ${cell.says}`.replace(/^who it is/, "it is");

/** The page: who may do what, as the access table says. */
export function accessPage(): string {
  const rows = Object.entries<Partial<Record<PlatformRole, Condition>>>(access).map(
    ([permission, cells]) =>
      `| \`${permission}\` | ${platformRoles.map((role) => cellInWords(cells[role])).join(" | ")} |`,
  );
  const lines = [
    "# Who may do what",
    "",
    "Every read and every write asks this table, whichever way it comes in: a page, the API, an import, a script. A blank cell",
    "is a no. Somebody with several platform roles may what any of them may. A token has one platform role, holds nothing and",
    "is nobody, so it may only what says 'yes'; it can be cut down to some of these permissions by name. People who are",
    "suspended or left may nothing, from that moment on. Hiding a button is a courtesy; this is the rule.",
    "",
    `| permission | ${platformRoles.join(" | ")} |`,
    `| --- | ${platformRoles.map(() => "---").join(" | ")} |`,
    ...rows,
    "",
    "Generated from `lib/identity/core/access.ts` by `node scripts/generate-access-docs.ts`; a test keeps it current.",
  ];
  return `${lines.join("\n")}\n`;
}

if (import.meta.main) {
  writeFileSync(path.resolve(import.meta.dirname, "../docs/access.md"), accessPage());
}
