import type { Instant } from "#lib/platform/core/clock.ts";

const steps: readonly [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, "second"],
  [3600, 60, "minute"],
  [86_400, 3600, "hour"],
  [14 * 86_400, 86_400, "day"],
  [60 * 86_400, 7 * 86_400, "week"],
  [730 * 86_400, 30.4 * 86_400, "month"],
  [Number.POSITIVE_INFINITY, 365.25 * 86_400, "year"],
];
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** '3 days ago', 'in 2 weeks', seen from `now`. */
export function relativeTime(instant: Instant, now: Instant): string {
  const seconds = (instant - now) / 1000;
  if (Math.abs(seconds) < 45) return "just now";
  for (const [limit, size, unit] of steps)
    if (Math.abs(seconds) < limit) return words.format(Math.round(seconds / size), unit);
  return "";
}

/** '3 March 2026, 14:05 UTC' */
export function exactTime(instant: Instant): string {
  const at = new Date(instant);
  const day = at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

/** '3 March 2026' */
export const dayOf = (instant: Instant): string =>
  new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
