import { Refusal } from "#lib/platform/core/refusal.ts";

/**
 * Refuses an edit that was based on an older version than the one at hand, so that nobody's change is lost.
 * @throws Refusal `stale`; the caller reads again and merges.
 */
export function requireVersion(current: number, basedOn: number | undefined): void {
  if (basedOn !== undefined && basedOn !== current)
    throw new Refusal(
      "stale",
      "stale-version",
      "Somebody changed this meanwhile. Look at the newest version and try again.",
    );
}
