// Runs before each database test file: gives it a database of its own, and the settings of an installation.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase, embeddedUrl } from "#lib/platform/embedded-postgres-roles.ts";
import { model, passwords } from "./globals.ts";

const port = inject("databasePort");
const database = `test_${randomUUID().replaceAll("-", "")}`;
const server = new pg.Client({ connectionString: embeddedUrl(port, "postgres", passwords, "postgres") });
await server.connect();
await createDatabase(server, database, model);
await server.end();

process.env.DATABASE_URL = embeddedUrl(port, "application", passwords, database);
process.env.DATABASE_OWNER_URL = embeddedUrl(port, "owner", passwords, database);
process.env.AUTH_SECRET = "a secret that only the tests of this file know";
process.env.LOG_LEVEL ??= "silent";
