import { present } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { deadWorkers, unlockJobs } from "./store-queue.ts";
import { WORKER_LOCK } from "./worker-lock.ts";

/**
 * Frees the jobs of workers that were killed, which would wait for hours otherwise. Whether a worker lives is asked of
 * the database, where its lock ends with its connection, and not of any clock.
 */
export async function freeJobs(): Promise<void> {
  const dead = await deadWorkers(present, WORKER_LOCK);
  if (dead.length === 0) return;
  await unlockJobs(present, dead);
  log().warn({ workers: dead.length }, "jobs of workers that are gone were freed");
}
