import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { systemContext } from "#lib/verbs/context.ts";
import type { RowResult } from "./core/plan.ts";
import type { Plan, Step } from "./planning.ts";
import { runSteps, trySteps } from "./run-steps.ts";
import "#lib/boot.ts";

const NOW = Date.UTC(2026, 2, 1);
const context = systemContext("test", fixedClock(NOW));

const row = (name: string): RowResult => ({
  line: 1,
  path: null,
  kind: "system",
  key: name,
  name,
  outcome: "created",
  changes: [],
  because: null,
  hints: [],
  warnings: [],
  errors: [],
});
const registers =
  (slug: string): Step["run"] =>
  (tx, asked) =>
    createSystem.within(tx, asked, { slug, name: slug });
/** What only the database refuses: the same slug, behind the verb's back. */
const clashes =
  (slug: string): Step["run"] =>
  (tx) =>
    tx.query(`INSERT INTO "System" (slug, name) VALUES ($1, 'Twice') RETURNING id::text`, [slug]);

const planOf = (...runs: Step["run"][]): Plan => ({
  rows: runs.map((_, index) => row(`row-${index}`)),
  steps: runs.map((run, index) => ({ row: index, run })),
});
const registered = async (pattern: string): Promise<string[]> =>
  (await present.query<{ slug: string }>(`SELECT slug FROM "System" WHERE slug LIKE $1 ORDER BY slug`, [pattern])).map(
    ({ slug }) => slug,
  );

test("a write that the database refuses is undone alone, and becomes an error of its row", async () => {
  const plan = planOf(registers("steps-one"), clashes("steps-one"), registers("steps-two"));
  await writing(NOW, (tx) => runSteps(tx, context, plan, () => Promise.resolve()));
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(["created", "error", "created"]);
  expect(plan.rows[1]?.errors).toMatchObject([{ line: 1, field: "slug" }]);
  expect(await registered("steps-%")).toEqual(["steps-one", "steps-two"]);
});

test("a trial says what would be refused, and leaves nothing behind, evidence included", async () => {
  const evidence = () => present.query<{ n: number }>(`SELECT count(*)::int AS n FROM "Evidence"`);
  const before = await evidence();
  const plan = planOf(registers("trial-one"), clashes("trial-one"));
  await writing(NOW, (tx) => trySteps(tx, context, plan));
  expect(plan.rows.map(({ outcome }) => outcome)).toEqual(["created", "error"]);
  expect(await registered("trial-%")).toEqual([]);
  expect(await evidence()).toEqual(before);
});

test("a fault is no refusal: it is thrown, and nothing of the file stays", async () => {
  const plan = planOf(registers("fault-one"), () => Promise.reject(new TypeError("a mistake of ours")));
  await expect(writing(NOW, (tx) => runSteps(tx, context, plan, () => Promise.resolve()))).rejects.toThrow(
    "a mistake of ours",
  );
  expect(await registered("fault-%")).toEqual([]);
});
