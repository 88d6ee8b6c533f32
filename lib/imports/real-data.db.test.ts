import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { runImport } from "./run-import.ts";
import "#lib/boot.ts";

/** Files that others wrote, as they are. The folder lies beside the repository and is not part of it. */
const folder = join(import.meta.dirname, "../../../shared/data");
const NOW = Date.UTC(2026, 2, 1);

async function importAll(
  now: number,
): Promise<{ outcomes: Record<string, number>; refused: string[]; again: string[] }> {
  const outcomes: Record<string, number> = {};
  const refused: string[] = [];
  const again: string[] = [];
  const context = systemContext("test", fixedClock(now));
  for (const set of ["a2a-agent-cards", "mcp-servers", "backstage"]) {
    const entries = readdirSync(join(folder, set), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const entry of entries.sort((one, other) =>
      one.parentPath + one.name < other.parentPath + other.name ? -1 : 1,
    )) {
      const path = join(entry.parentPath, entry.name);
      const fileName = relative(folder, path);
      try {
        const asked = { fileName, bytes: readFileSync(path) };
        const { rows = [] } = await runImport(context, asked);
        // The same file again changes nothing.
        const { counts } = await runImport(context, asked);
        if (counts.created + counts.changed + counts.error > 0) again.push(fileName);
        for (const { kind, outcome } of rows)
          outcomes[`${kind} ${outcome}`] = (outcomes[`${kind} ${outcome}`] ?? 0) + 1;
      } catch (problem) {
        if (!(problem instanceof Refusal)) throw problem;
        refused.push(fileName);
      }
    }
  }
  return { outcomes, refused, again };
}

if (existsSync(folder)) {
  test("everything that others wrote goes into the registry; whoever imports owns none of it", {
    timeout: 300_000,
  }, async () => {
    const first = await importAll(NOW);
    console.info("rows by kind and outcome", first.outcomes);
    expect(first.again).toEqual([]);
    expect(first.refused).toEqual([
      "a2a-agent-cards/one-organisation/vendor_manager__v03.json",
      "mcp-servers/official-registry/publisher-tool.server.json",
      "backstage/backstage-acme/invalid-component.yaml",
    ]);
    const [held] = await present.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM "Agent") AS agents, (SELECT count(*)::int FROM "Agent" WHERE state <> 'draft') AS "pastDraft",
         (SELECT count(*)::int FROM "Assignment" WHERE "personId" IS NOT NULL) AS assignments,
         (SELECT count(*)::int FROM "Capability" WHERE action IS NOT NULL) AS "statedActions"`,
    );
    expect(held).toMatchObject({ pastDraft: 0, assignments: 0, statedActions: 0 });
    expect(held?.agents).toBeGreaterThan(60);
  });
} else
  test("the files that others wrote are not beside this checkout: nothing is shown about them", () => {
    console.warn(`No shared data at ${folder}: the import of real files was NOT tried.`);
    expect(existsSync(folder)).toBe(false);
  });
