/**
 * The network address that a request came from, for counting attempts. Of several in X-Forwarded-For the last counts:
 * the nearest proxy wrote it, all before it are the sender's own words.
 */
export const addressOf = (forwardedFor: string | null | undefined): string =>
  forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
