import pg from "pg";
import { expect, test } from "vitest";

test("a test works as the application's role, in a database of its own, with the model in it", async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    "select current_user as role, to_regclass('graphile_worker.jobs') is not null as queue",
  );
  await client.end();
  expect(rows).toEqual([{ role: "answerable", queue: true }]);
});
