/** The bounds of a capability in one line, as written or put together from their parts; null when none are written. */
export function boundsInWords(bounds: Record<string, unknown> | null): string | null {
  if (bounds === null) return null;
  const { text, amount, currency, perHour, fanOut, hours } = bounds;
  const parts = [
    text,
    amount === undefined ? undefined : `at most ${amount}${currency === undefined ? "" : ` ${currency}`}`,
    perHour === undefined ? undefined : `${perHour} an hour`,
    fanOut === undefined ? undefined : `${fanOut} at once`,
    hours === undefined ? undefined : `within ${hours}`,
  ].filter((part) => typeof part === "string" && part.trim() !== "");
  return parts.length === 0 ? null : parts.join(", ");
}
