import path from "node:path";
import {
  addEnvironmentFile,
  type Configuration,
  ConfigurationError,
  parseConfiguration,
} from "#lib/platform/configuration.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { EmbeddedPostgresError } from "#lib/platform/embedded-postgres.ts";
import { embeddedUrl } from "#lib/platform/embedded-postgres-roles.ts";
import { giveUp, Obstacle } from "../steps.mjs";
import { meantDataDirectory, runningOn, takeDataDirectory } from "./data-directory.ts";
import { type Database, embeddedDatabase, givenDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { secretsOf } from "./secrets.ts";

/**
 * The database for one command beside the product: the one that DATABASE_URL names, the one that a running Answerable
 * serves from the same data directory, or else the embedded server, started for as long as the command takes.
 * Afterwards the process's settings name it. The caller stops it.
 */
export async function databaseFor(command: string): Promise<{ database: Database; configuration: Configuration }> {
  addEnvironmentFile(".env", process.env);
  process.env.DATA_DIR ||= process.env.DATABASE_URL ? ".data" : meantDataDirectory();
  const configuration = parseConfiguration(process.env);
  const directory = path.resolve(configuration.dataDirectory);
  const database = givenDatabase(configuration) ?? served(directory) ?? (await startedFor(command, directory));
  process.env.DATABASE_URL = database.url;
  process.env.DATABASE_OWNER_URL = database.ownerUrl;
  process.env.PUBLIC_URL = configuration.publicUrl;
  try {
    if (database.own) await migrate(database);
  } catch (failure) {
    await database.stop();
    throw failure;
  }
  return { database, configuration };
}

/** The embedded server of an Answerable that runs on the same data directory. */
function served(directory: string): Database | undefined {
  const running = runningOn(directory);
  if (!running) return undefined;
  if (!running.database) {
    throw new Obstacle(
      `Process ${running.launcher.id} (npm run ${running.command}) is still starting on ${directory}.`,
      "wait until it says that it is ready, then run this again.",
    );
  }
  const { passwords } = secretsOf(directory);
  return {
    url: embeddedUrl(running.database.port, "application", passwords),
    ownerUrl: embeddedUrl(running.database.port, "owner", passwords),
    superuserUrl: null,
    own: false,
    stop: async () => {},
  };
}

async function startedFor(command: string, directory: string): Promise<Database> {
  const held = await takeDataDirectory(directory, command);
  try {
    const database = await embeddedDatabase(held, secretsOf(directory));
    return {
      ...database,
      async stop() {
        await database.stop();
        held.giveBack();
      },
    };
  } catch (failure) {
    held.giveBack();
    throw failure;
  }
}

/** What a command is handed to work with. */
export type Workplace = Readonly<{
  configuration: Configuration;
  database: Database;
  /** Has something done before the database goes, also when the command is cut short by Ctrl-C. */
  beforeStop(finish: () => Promise<void>): void;
}>;

/**
 * Runs a command that needs the database, then lets go of it and ends the process: with 0, or 1 after a failure, which
 * is told in plain words where a person can do something about it, or 130 when it was cut short.
 */
export async function runWithDatabase(command: string, work: (workplace: Workplace) => Promise<void>): Promise<void> {
  const ready = databaseFor(command);
  const finishing: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      const { database } = await ready;
      for (const finish of finishing) await finish();
      await database.stop();
    })().catch(() => {}); // a failure to start is told below
    return stopped;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => stop().then(() => process.exit(130)));
  }
  try {
    await work({ ...(await ready), beforeStop: (finish) => finishing.push(finish) });
    await stop();
    process.exit(0);
  } catch (failure) {
    await stop();
    giveUp(inPlainWords(failure));
  }
}

/** What a person can put right themselves is told without a stack; everything else stays as it was thrown. */
function inPlainWords(failure: unknown): unknown {
  if (failure instanceof ConfigurationError || failure instanceof EmbeddedPostgresError)
    return new Obstacle(failure.message);
  if (!(failure instanceof Refusal)) return failure;
  const details = failure.errors.map(({ path: field, message }) => `\n  ${field}: ${message}`);
  return new Obstacle(`${failure.message}${details.join("")}`);
}
