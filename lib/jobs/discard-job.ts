import { moveJob } from "./move-job.ts";
import { removeJob } from "./store-queue.ts";

/** Takes a job out of the queue: it is not done. What is due by the clock finds its work again without it. */
export const discardJob = moveJob({
  type: "job.discarded",
  summary: "Discard a job",
  act: (tx, id) => removeJob(tx, id),
});
