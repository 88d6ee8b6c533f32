import { moveJob } from "./move-job.ts";
import { restartJob } from "./store-queue.ts";

/** Lets a job start afresh at once, with all its attempts. */
export const retryJob = moveJob({ type: "job.retried", summary: "Try a job again", act: restartJob });
