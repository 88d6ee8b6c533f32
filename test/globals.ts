import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { serverPrograms, startEmbeddedPostgres } from "#lib/platform/embedded-postgres.ts";
import { embeddedUrl, ensureRolesAndDatabase } from "#lib/platform/embedded-postgres-roles.ts";
import { freePort } from "../scripts/launcher/ports.ts";
import { projectNode } from "../scripts/prepare.mjs";

/** The database that every test database is a copy of. */
export const model = "model";

const passwords = { postgres: "postgres", owner: "owner", application: "application" };

declare module "vitest" {
  interface ProvidedContext {
    /** The port of the throw-away database server. */
    databasePort: number;
  }
}

/** Starts one throw-away server for all test files, with the migrated model; ends and removes it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "answerable-test-"));
  chmodSync(folder, 0o755); // the server runs as somebody else when we are root
  const directory = path.join(folder, "postgres");
  const programs = await serverPrograms(directory);
  const port = await freePort();
  const server = await startEmbeddedPostgres({
    directory,
    port,
    password: passwords.postgres,
    programs,
    settings: {
      // Nothing here outlives the run, so nothing needs to survive a crash.
      fsync: "off",
      full_page_writes: "off",
      synchronous_commit: "off",
      max_connections: "300",
      shared_buffers: "256MB",
    },
  });
  const remove = async () => {
    await server.stop();
    programs.release();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ensureRolesAndDatabase(port, passwords, model);
    const migrated = spawnSync(projectNode(), ["--disable-warning=ExperimentalWarning", "scripts/migrate.ts"], {
      encoding: "utf8",
      env: {
        ...process.env,
        DATABASE_URL: embeddedUrl(port, "application", passwords, model),
        DATABASE_OWNER_URL: embeddedUrl(port, "owner", passwords, model),
      },
    });
    if (migrated.status !== 0) throw new Error(`The model database could not be migrated:\n${migrated.stderr}`);
  } catch (failure) {
    await remove();
    throw failure;
  }
  project.provide("databasePort", port);
  return remove;
}

export { passwords };
