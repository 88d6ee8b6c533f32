import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import type { Policy } from "#lib/registry/core/policy.ts";

/** A gap for which an exception is asked. */
export interface ExcusableGap {
  rule: string;
  status: "open" | "accepted" | "closed";
  agentId: string | null;
}

/** Findings that nobody can accept: the second would let an exception prolong itself unseen. */
const unexcusable: Partial<Record<string, string>> = {
  "exception-expired": "Ask for a new exception for the gap that was excused; this one closes with it.",
  "retired-active": "An agent that acts after its retirement is an incident, not something to accept.",
};

/**
 * Refuses an exception that cannot be: for a gap that is closed, belongs to no agent or cannot be excused, without an
 * end ahead, or with one further away than the organisation allows (R42, R47).
 */
export function refuseTerms(
  gap: ExcusableGap,
  endsAt: Instant,
  now: Instant,
  { exceptionAtMostDays: most }: Pick<Policy, "exceptionAtMostDays">,
): void {
  if (gap.status === "closed")
    throw new Refusal("conflict", "gap-closed", "This gap is closed: there is nothing to accept.");
  if (gap.agentId === null)
    throw new Refusal(
      "conflict",
      "gap-not-excusable",
      "This gap belongs to the whole organisation. Change the threshold or the default instead.",
    );
  const because = unexcusable[gap.rule];
  if (because !== undefined) throw new Refusal("conflict", "gap-not-excusable", because);
  if (endsAt <= now) throw invalid([{ path: "endsAt", message: "Choose an end that lies ahead." }]);
  const latest = now + most * DAY;
  if (endsAt > latest)
    throw invalid([{ path: "endsAt", message: `At most ${most} days: choose an end until ${dateInWords(latest)}.` }]);
}
