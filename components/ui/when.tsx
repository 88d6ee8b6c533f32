import { dayOf, exactTime, relativeTime } from "./relative-time.ts";

/** A time as people say it, seen from the page's own moment; the exact one on hover and for screen readers. */
export function When({ at, now, as = "relative" }: { at: string; now: number; as?: "relative" | "day" }) {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant)} className="whitespace-nowrap">
      {as === "day" ? dayOf(instant) : relativeTime(instant, now)}
    </time>
  );
}
