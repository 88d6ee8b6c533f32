import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Configuration } from "#lib/platform/configuration.ts";
import {
  type EmbeddedPostgres,
  type ServerPrograms,
  serverPrograms,
  startEmbeddedPostgres,
} from "#lib/platform/embedded-postgres.ts";
import { embeddedUrl, ensureRolesAndDatabase } from "#lib/platform/embedded-postgres-roles.ts";
import { Obstacle, say } from "../steps.mjs";
import type { DataDirectory } from "./data-directory.ts";
import { freePort } from "./ports.ts";
import { known } from "./processes.ts";
import type { Secrets } from "./secrets.ts";

/** A database that is there for as long as this process needs it. */
export type Database = Readonly<{
  /** For the application: reads and writes rows. */
  url: string;
  /** For migrations: owns the tables. */
  ownerUrl: string;
  /** For the superuser of the embedded server that this process started; null where others look after it. */
  superuserUrl: string | null;
  /** True when this process alone started the server, so that no job of another can be running. */
  own: boolean;
  stop(): Promise<void>;
}>;

/** The database that DATABASE_URL names, which others look after. */
export function givenDatabase({ databaseUrl, databaseOwnerUrl }: Configuration): Database | undefined {
  if (databaseUrl === undefined) return undefined;
  return {
    url: databaseUrl,
    ownerUrl: databaseOwnerUrl ?? databaseUrl,
    superuserUrl: null,
    own: false,
    stop: async () => {},
  };
}

/** The embedded server, started here and started again if it dies, until it is stopped. */
export async function embeddedDatabase(held: DataDirectory, { passwords }: Secrets): Promise<Database> {
  const directory = path.join(held.path, "postgres");
  const programs = await serverPrograms(directory);
  held.note({ programs: programs.folder });
  // The same as last time, if it can be: a worker beside this process finds the database again after a restart.
  const lastPort = path.join(held.path, "database-port");
  const port = await freePort(existsSync(lastPort) ? Number(readFileSync(lastPort, "utf8")) || 0 : 0);
  writeFileSync(lastPort, String(port));
  const start = () => startAndNote(held, directory, port, programs, passwords.postgres);
  let server: EmbeddedPostgres;
  try {
    server = await start();
  } catch (failure) {
    programs.release();
    throw failure;
  }
  try {
    await ensureRolesAndDatabase(port, passwords);
  } catch (failure) {
    await server.stop();
    programs.release();
    const { code } = failure as { code?: string };
    if (code !== "28P01") throw failure;
    throw new Obstacle(
      `The passwords in ${path.join(held.path, "secrets.json")} are not those of the database beside it.`,
      "put the file back that belongs to this database: both are in every back-up of the data directory.",
    );
  }
  let stopping = false;
  const kept = (async () => {
    for (;;) {
      const why = await server.ended;
      if (stopping) return;
      say(`The database server ended unexpectedly (${why}): starting it again.`);
      const again = await startAgain(start, () => stopping);
      if (!again) return;
      server = again;
      if (stopping) await server.stop();
      else say("The database server is back.");
    }
  })();
  return {
    url: embeddedUrl(port, "application", passwords),
    ownerUrl: embeddedUrl(port, "owner", passwords),
    superuserUrl: embeddedUrl(port, "postgres", passwords),
    own: true,
    async stop() {
      stopping = true;
      await server.stop();
      await kept;
      programs.release();
    },
  };
}

async function startAndNote(
  held: DataDirectory,
  directory: string,
  port: number,
  programs: ServerPrograms,
  password: string,
) {
  const server = await startEmbeddedPostgres({
    directory,
    port,
    password,
    programs,
    onTrouble: (line) => process.stderr.write(`database: ${line}\n`),
  });
  held.note({ database: { port, process: known(server.processId) } });
  return server;
}

/** Tries for as long as it takes: a full disk can be emptied, and then the product works again by itself. */
async function startAgain(
  start: () => Promise<EmbeddedPostgres>,
  givenUp: () => boolean,
): Promise<EmbeddedPostgres | undefined> {
  for (let pause = 250; !givenUp(); pause = Math.min(pause * 2, 5_000)) {
    try {
      return await start();
    } catch (failure) {
      say(`The database server does not start: ${(failure as Error).message}`);
      await wait(pause);
    }
  }
  return undefined;
}
