import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import { createDatabase, embeddedUrl } from "#lib/platform/embedded-postgres-roles.ts";
import { model, passwords } from "../../test/globals.ts";
import type { Database } from "./database.ts";
import { discardHalfLoaded, markLoad, unmarkLoad } from "./half-loaded.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "answerable-half-"));
const port = inject("databasePort");
const LOADED_AT = Date.UTC(2026, 2, 2, 9);
let number = 0;
let database: Database;
let name: string;
let directory: string;

async function ask<Row>(sql: string, values: unknown[] = [], on = name): Promise<Row[]> {
  const client = new pg.Client({ connectionString: embeddedUrl(port, "postgres", passwords, on) });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Somebody adds a person at a moment, with the evidence that every write leaves. */
async function write(at: number, email: string): Promise<void> {
  await ask(`INSERT INTO "Person" (email, name) VALUES ($1, $1)`, [email]);
  await ask(`SELECT evidence_partition($1)`, [new Date(at).toISOString()]);
  await ask(
    `INSERT INTO "Evidence" (at, "actorKind", "actorName", type, "subjectKind", "subjectName", "correlationId", payload, hash)
     VALUES ($1, 'system', 'Somebody', 'person.created', 'person', $2, 'one', '{}', 'none')`,
    [new Date(at).toISOString(), email],
  );
}
const people = async () =>
  (await ask<{ there: boolean }>(`SELECT to_regclass('public."Person"') IS NOT NULL AS there`))[0]?.there
    ? (await ask<{ email: string }>(`SELECT email FROM "Person" ORDER BY email`)).map(({ email }) => email)
    : "an empty database";

beforeEach(async () => {
  number += 1;
  name = `half_${process.pid}_${number}`;
  directory = mkdtempSync(path.join(folder, "data-"));
  const server = new pg.Client({ connectionString: embeddedUrl(port, "postgres", passwords, "postgres") });
  await server.connect();
  await createDatabase(server, name, model);
  await server.end();
  const superuserUrl = embeddedUrl(port, "postgres", passwords, name);
  database = { url: superuserUrl, ownerUrl: superuserUrl, superuserUrl, own: true, stop: async () => {} };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a load of the example that was not finished", () => {
  test("is thrown away, so that the next one begins with an empty registry", async () => {
    await markLoad(directory, database, LOADED_AT);
    await write(LOADED_AT - 1000, "loaded@example.com");
    await write(LOADED_AT, "loaded.last@example.com");
    await discardHalfLoaded(directory, database);
    expect(await people()).toBe("an empty database");
    await discardHalfLoaded(directory, database); // and a stop before its tables are there changes nothing
    expect(await people()).toBe("an empty database");
  });

  test.each<[string, () => Promise<void>]>([
    [
      "somebody wrote something since",
      async () => {
        await markLoad(directory, database, LOADED_AT);
        await write(LOADED_AT + 1, "own@example.com");
      },
    ],
    [
      "something was there before",
      async () => {
        await write(LOADED_AT - 1000, "own@example.com");
        await markLoad(directory, database, LOADED_AT);
      },
    ],
    [
      "the load was finished",
      async () => {
        await markLoad(directory, database, LOADED_AT);
        await write(LOADED_AT, "own@example.com");
        unmarkLoad(directory);
      },
    ],
    [
      "others look after the database",
      async () => {
        database = { ...database, superuserUrl: null, own: false };
        await markLoad(directory, database, LOADED_AT);
        await write(LOADED_AT, "own@example.com");
        expect(existsSync(path.join(directory, "example-loading.json"))).toBe(false);
      },
    ],
    [
      "no load was noted",
      async () => {
        await write(LOADED_AT, "own@example.com");
      },
    ],
  ])("is kept where %s", async (_, prepare) => {
    await prepare();
    await discardHalfLoaded(directory, database);
    expect(await people()).toEqual(["own@example.com"]);
  });
});
