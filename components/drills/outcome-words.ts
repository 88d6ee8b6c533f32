import type { Outcome } from "#lib/workflow/drills/core/drill-result.ts";

/** How a seat came out, as a column says it. */
export const outcomeWords: Record<Outcome, string> = {
  holder: "the responder answered",
  deputy: "a deputy answered",
  late: "answered late",
  nobody: "nobody answered",
  waiting: "waiting",
};

/** '7 minutes', '2 hours 5 minutes': how long it took, exactly to the minute. */
export function inMinutes(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return "less than a minute";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : "",
    rest > 0 ? `${rest} ${rest === 1 ? "minute" : "minutes"}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
