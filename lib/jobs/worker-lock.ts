/** The first half of the advisory lock that each live worker holds by its name; the second is the hash of the name. */
export const WORKER_LOCK = 41_070_019;
