import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLANNED_ONCE } from "./core/plan-names.ts";
import { present, reading, writing } from "./database.ts";

const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
const NOW = Date.UTC(2026, 2, 2);

beforeAll(async () => {
  await owner.connect();
  await owner.query(
    `CREATE TABLE changing (id int); INSERT INTO changing VALUES (1); GRANT SELECT ON changing TO answerable`,
  );
});
afterAll(() => owner.end());

const statements = () =>
  present.query<{ statement: string }>(
    `SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%changing%'`,
  );

test("what is asked again has a plan that is kept, and goes on where a migration changed the table beneath it", async () => {
  const write = () => writing(NOW, (tx) => tx.query("SELECT * FROM changing WHERE id = $1::int", [1]));
  const read = () =>
    reading(null, (queryable) => queryable.query(`${PLANNED_ONCE}SELECT * FROM changing WHERE id = $1`, [1]));
  const hot = () => present.query(`${PLANNED_ONCE}SELECT id, * FROM changing WHERE id = $1`, [1]);
  const all = async () => [await write(), await read(), await hot()].map((rows) => rows[0]);
  for (let time = 0; time < 3; time++) expect(await all()).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
  expect((await statements()).map(({ statement }) => statement)).toHaveLength(3);
  await owner.query(`ALTER TABLE changing ADD COLUMN name text`);
  const now = { id: 1, name: null };
  for (let time = 0; time < 3; time++) expect(await all()).toEqual([now, now, now]);
});
