import type { Moment } from "#lib/platform/core/clock.ts";
import type { ExceptionFacts } from "#lib/registry/core/facts.ts";
import { type Finding, gapKey } from "./finding.ts";

const none: ReadonlySet<string> = new Set();

/**
 * The keys of the gaps that an exception accepts at the moment. Whether a gap is accepted follows from the exceptions
 * and the clock alone, so that the end of one reopens its gap on every read, whether or not a job has run.
 */
export function acceptedAt(exceptions: readonly ExceptionFacts[], moment: Moment): ReadonlySet<string> {
  if (exceptions.length === 0) return none;
  return new Set(
    exceptions.filter(({ startsAt, endsAt }) => moment.within(startsAt, endsAt)).map(({ gapKey: key }) => key),
  );
}

/** The findings that count: an accepted gap stays, and counts for nothing until its exception ends (R47). */
export const counted = (
  agentId: string,
  findings: readonly Finding[],
  accepted: ReadonlySet<string>,
): readonly Finding[] =>
  accepted.size === 0 ? findings : findings.filter((finding) => !accepted.has(gapKey(agentId, finding)));
