import type { Instant } from "./clock.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * The day of an instant as people read it, in UTC: '3 March 2026'. Sentences that are kept (gaps, evidence) say the
 * day something began and never how long ago that was, so that they stay true without being rewritten every night.
 */
export function dateInWords(instant: Instant): string {
  const day = new Date(instant);
  return `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** '3 March 2026, 14:05 UTC', of a time as answers have it. */
export const momentInWords = (at: string): string => `${dateInWords(Date.parse(at))}, ${at.slice(11, 16)} UTC`;
