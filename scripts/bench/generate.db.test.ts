import pg from "pg";
import { expect, inject, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { embeddedUrl } from "#lib/platform/embedded-postgres-roles.ts";
import { passwords } from "../../test/globals.ts";
import { generate } from "./generate.ts";

test("an organisation of any size is generated, whatever divides it", async () => {
  const database = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const client = new pg.Client({
    connectionString: embeddedUrl(inject("databasePort"), "postgres", passwords, database),
  });
  await client.connect();
  try {
    await generate(client, {
      agents: 213,
      capabilitiesPerAgent: 2,
      assignmentsPerAgent: 10,
      at: "2026-03-02T09:00:00Z",
    });
  } finally {
    await client.end();
  }
  const counted = await present.query(
    `SELECT (SELECT count(*)::int FROM "Agent") AS agents, (SELECT count(*)::int FROM "Capability") AS capabilities,
       (SELECT count(*)::int FROM "System") AS systems, (SELECT count(*)::int FROM "DataSource") AS sources,
       (SELECT count(*)::int FROM "AgentDataSource" k WHERE NOT EXISTS (SELECT FROM "DataSource" d WHERE d.id = k."dataSourceId")) AS astray`,
  );
  expect(counted).toEqual([{ agents: 213, capabilities: 426, systems: 21, sources: 10, astray: 0 }]);
});
