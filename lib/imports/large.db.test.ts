import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { listImports } from "./list-imports.ts";
import { runImport } from "./run-import.ts";
import "#lib/boot.ts";

const PEOPLE = 600;

test("a large file shows how far it is while it runs, and keeps the order of its rows", {
  timeout: 120_000,
}, async () => {
  const context = systemContext("test", fixedClock(Date.UTC(2026, 2, 1)));
  const lines = Array.from({ length: PEOPLE }, (_, row) => {
    // Each reports to the next but the last: managers stand below those who report to them.
    const manager = row + 1 < PEOPLE ? `p${row + 1}@large.test` : "";
    return `p${row}@large.test,Person ${row},Unit ${row % 7},${manager}`;
  });
  const bytes = new TextEncoder().encode(`email,name,unit,manager\n${lines.join("\n")}\n`);
  const seen: [number, number][] = [];
  let over = false;
  const running = runImport(context, { fileName: "people.csv", bytes }).finally(() => {
    over = true;
  });
  while (!over) {
    const { data } = await listImports(context, { status: "running" });
    for (const { rowsDone, rowsTotal } of data) seen.push([rowsDone, rowsTotal]);
    await new Promise((resume) => setImmediate(resume)); // lets the import have its turn
  }
  const { counts, rows, status, rowsDone } = await running;
  expect({ counts, status, rowsDone }).toMatchObject({
    counts: { created: PEOPLE, error: 0 },
    status: "done",
    rowsDone: PEOPLE,
  });
  expect(rows?.map(({ line }) => line)).toEqual(lines.map((_, row) => row + 2));
  expect(seen.every(([, total]) => total === PEOPLE)).toBe(true);
  const between = new Set(seen.map(([done]) => done).filter((done) => done > 0 && done < PEOPLE));
  expect(between.size).toBeGreaterThan(1);
  const [stored] = await present.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Person" WHERE "managerId" IS NOT NULL`,
  );
  expect(stored?.n).toBe(PEOPLE - 1);
});
