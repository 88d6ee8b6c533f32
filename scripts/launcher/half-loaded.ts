import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { makeDatabaseAnew } from "#lib/platform/embedded-postgres-roles.ts";
import { say } from "../steps.mjs";
import type { Database } from "./database.ts";

/**
 * Stands beside the data from before the first write of the example's load until after its last: the registry was
 * empty then, and everything in it up to `now`, by which the load's clock stands, is the load's own.
 */
interface Mark {
  /** Of the server that holds the registry: a folder that was put in its place is another one's. */
  server: string;
  now: number;
}

const fileOf = (directory: string): string => path.join(directory, "example-loading.json");

/** Notes that the example is being loaded, where nobody has written anything before and the server is our own. */
export async function markLoad(directory: string, { superuserUrl }: Database, now: number): Promise<void> {
  if (superuserUrl === null) return;
  const { server, written } = await asking(superuserUrl, async (client) => ({
    server: await serverOf(client),
    written: await isWrittenAfter(client, null),
  }));
  if (!written) writeFileSync(fileOf(directory), JSON.stringify({ server, now } satisfies Mark), { mode: 0o600 });
}

export const unmarkLoad = (directory: string): void => rmSync(fileOf(directory), { force: true });

/**
 * Throws away a registry that a load of the example left half-way, so that the load can begin afresh.
 * Whatever anybody else wrote left evidence that is younger than the load: then everything is kept.
 */
export async function discardHalfLoaded(directory: string, { superuserUrl }: Database): Promise<void> {
  const mark = readMark(directory);
  if (mark === null || superuserUrl === null) return;
  const ours = await asking(
    superuserUrl,
    async (client) => (await serverOf(client)) === mark.server && !(await isWrittenAfter(client, mark.now)),
  );
  if (!ours) return;
  say("Example organisation: an earlier load was not finished. Its half is thrown away, and it begins afresh.");
  await makeDatabaseAnew(superuserUrl);
}

/** A mark that is cut off says nothing: then nothing is thrown away. */
function readMark(directory: string): Mark | null {
  try {
    const { server, now } = JSON.parse(readFileSync(fileOf(directory), "utf8"));
    return typeof server === "string" && typeof now === "number" ? { server, now } : null;
  } catch {
    return null;
  }
}

async function asking<Answer>(url: string, ask: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

async function serverOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query("SELECT system_identifier::text AS server FROM pg_control_system()");
  return rows[0].server;
}

/** Whether there is evidence younger than a moment, or with null any. */
async function isWrittenAfter(client: pg.Client, now: number | null): Promise<boolean> {
  const { rows: tables } = await client.query(`SELECT to_regclass('public."Evidence"') IS NOT NULL AS there`);
  if (!tables[0].there) return false; // stopped between making the database and its tables
  const { rows } = await client.query(
    `SELECT EXISTS (SELECT FROM "Evidence" WHERE $1::timestamptz IS NULL OR at > $1::timestamptz) AS written`,
    [now === null ? null : new Date(now).toISOString()],
  );
  return rows[0].written;
}
