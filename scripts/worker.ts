// Background jobs alone, on the database of a running Answerable (started with WORKER=off) or of DATABASE_URL.
import { startJobs } from "./launcher/jobs.ts";
import { runWithDatabase } from "./launcher/with-database.ts";
import { say } from "./steps.mjs";

await runWithDatabase("worker", async ({ configuration, database, beforeStop }) => {
  const jobs = await startJobs(database.url, configuration.workerConcurrency, database.own);
  beforeStop(jobs.stop);
  say("Background jobs: running. Ctrl-C stops them.");
  await new Promise<never>(() => {}); // until it is stopped
});
