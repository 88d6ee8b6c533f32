// The launcher: one process that starts the database, brings it up to date, runs the background jobs in itself and the
// web server beside itself, and on Ctrl-C or SIGTERM ends them in the opposite order. docs/decisions/ says why.
import path from "node:path";
import {
  addEnvironmentFile,
  ConfigurationError,
  configuration,
  parseConfiguration,
} from "#lib/platform/configuration.ts";
import { EmbeddedPostgresError } from "#lib/platform/embedded-postgres.ts";
import { type DataDirectory, defaultDataDirectory, takeDataDirectory } from "./launcher/data-directory.ts";
import { embeddedDatabase, givenDatabase } from "./launcher/database.ts";
import { prepareExample, printFirstAdminLink } from "./launcher/first-steps.ts";
import { discardHalfLoaded } from "./launcher/half-loaded.ts";
import { migrate } from "./launcher/migrate.ts";
import { ensureListenable } from "./launcher/ports.ts";
import { known } from "./launcher/processes.ts";
import { secretsOf } from "./launcher/secrets.ts";
import { startWeb } from "./launcher/web.ts";
import { giveUp, Obstacle, say } from "./steps.mjs";

const commands = ["start", "demo", "dev"] as const;
type Command = (typeof commands)[number];

/** What has been started, each with how it ends; the last is ended first. */
const started: { name: string; stop: () => Promise<void> | void }[] = [];
/** Set once somebody asks to stop: what is being started is finished first, so that nothing is left behind. */
let asked = false;
let launching: Promise<void> = Promise.resolve();
/** What has to come to its end before anything stops, because half of it would be of no use. */
let unfinished: string | null = null;

/** Ends everything in order. */
async function stopAll(): Promise<void> {
  await launching.catch(() => {});
  for (let part = started.pop(); part; part = started.pop()) {
    try {
      await part.stop();
    } catch (failure) {
      process.stderr.write(`${part.name} did not end well: ${failure instanceof Error ? failure.message : failure}\n`);
    }
  }
}

/** Ends the launcher when it is asked to. A second Ctrl-C changes nothing: the database must close its files. */
function onSignals(): void {
  const leave = () => {
    if (asked) return;
    asked = true;
    say(unfinished ? `Stopping, once ${unfinished} is whole.` : "Stopping.");
    stopAll().then(() => {
      say("Stopped.");
      process.exit(0);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, leave);
  // Whoever read what it says may be gone (a closed terminal, a killed parent): it still ends in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("disconnect", leave); // the process that became this one's parent is gone
}

async function launch(command: Command): Promise<void> {
  addEnvironmentFile(".env", process.env);
  process.env.DATA_DIR ||= defaultDataDirectory(command);
  const settings = parseConfiguration(process.env);
  const held = await hold(settings.dataDirectory, command); // ends what a crashed run left, which may hold the port
  await ensureListenable(settings.host, settings.port);
  const secrets = secretsOf(held.path);
  const database = givenDatabase(settings) ?? (await embeddedDatabase(held, secrets));
  started.push({ name: "The database", stop: database.stop });
  say(database.own ? "Database: started." : "Database: the one that DATABASE_URL names.");
  if (asked) return;
  if (command === "demo") await discardHalfLoaded(held.path, database);
  await migrate(database);

  process.env.DATABASE_URL = database.url;
  process.env.PUBLIC_URL = settings.publicUrl;
  process.env.NEXTAUTH_URL = settings.publicUrl;
  process.env.AUTH_SECRET ??= secrets.authSecret;
  delete process.env.DATABASE_OWNER_URL; // from here on nobody needs the tables' owner
  configuration();

  unfinished = command === "demo" ? "the example organisation" : null;
  const signIns = command === "demo" ? await prepareExample(held.path, database) : [];
  unfinished = null;
  if (asked) return;
  if (settings.worker) {
    const { startJobs } = await import("./launcher/jobs.ts");
    const jobs = await startJobs(database.url, settings.workerConcurrency, database.own);
    started.push({ name: "The background jobs", stop: jobs.stop });
    say("Background jobs: running.");
  }
  if (asked) return;

  const web = await startWeb(command === "dev" ? "dev" : "start", settings);
  held.note({ web: known(web.processId), address: settings.publicUrl });
  started.push({ name: "The web server", stop: web.stop });
  web.ended.then((why) => {
    if (asked) return;
    asked = true;
    process.stderr.write(`The web server ended unexpectedly (${why}).\n`);
    stopAll().then(() => process.exit(1));
  });
  say(`Ready: ${settings.publicUrl}`);
  for (const line of signIns) process.stdout.write(`  ${line}\n`);
  if (command !== "demo") await printFirstAdminLink();
  process.stdout.write("  Ctrl-C stops everything.\n");
}

async function hold(directory: string, command: Command): Promise<DataDirectory> {
  const held = await takeDataDirectory(path.resolve(directory), command);
  started.push({ name: "The data directory", stop: () => held.giveBack() });
  return held;
}

const command = commands.find((name) => name === process.argv[2]);
onSignals();
try {
  if (!command) throw new Obstacle(`Say what to launch: ${commands.join(", ")}.`);
  launching = launch(command);
  await launching;
} catch (failure) {
  if (!asked) {
    asked = true;
    await stopAll();
    const plain = failure instanceof ConfigurationError || failure instanceof EmbeddedPostgresError;
    giveUp(plain ? new Obstacle((failure as Error).message) : failure);
  }
}
