export const jobStates = ["running", "waiting", "scheduled", "again", "failed"] as const;
export type JobState = (typeof jobStates)[number];

/** A job as an admin sees it; what it was given stays inside, and its words of failure are shown. */
export interface JobAnswer {
  id: string;
  task: string;
  /** failed: given up after its last attempt; again: failed, and tried again by itself. */
  state: JobState;
  attempts: number;
  maxAttempts: number;
  runAt: string;
  createdAt: string;
  lastError: string | null;
}

/** How the queue and what the clock brings about are doing. */
export interface JobsState {
  /** Whether anything ran in the last minutes. */
  alive: boolean;
  counts: Record<JobState, number>;
  /** configured: a mail server is set up, so that what waits can leave. */
  mail: { configured: boolean; waiting: number; failed: number };
  webhooks: { waiting: number; dead: number };
  work: {
    name: string;
    every: "minute" | "hour" | "day";
    startedAt: string | null;
    finishedAt: string | null;
    milliseconds: number | null;
    failedAt: string | null;
    lastError: string | null;
    runs: number;
  }[];
}
