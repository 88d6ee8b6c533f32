import type { Instant } from "#lib/platform/core/clock.ts";

/** True for a zone of the IANA database that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/** What a clock on the wall of the zone shows at an instant, as if that clock were UTC. */
export function toWall(instant: Instant, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the zone's clock shows this; an hour that daylight saving skips counts as the one behind it. */
export function fromWall(wall: number, zone: string): Instant {
  const offsetAt = (instant: Instant) => toWall(instant, zone) - Math.floor(instant / 1000) * 1000;
  const first = wall - offsetAt(wall);
  const second = wall - offsetAt(first);
  return toWall(second, zone) === wall ? second : Math.max(first, second);
}
