import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { deputyAskedAhead, holderAskedAhead, managerAskedAhead, turnOf } from "#lib/registry/core/attestation.ts";

/** Somebody who is due to be asked about an ageing word. */
export interface Step {
  /**
   * 'holder-14', 'deputy-…' and 'manager-…' with who is asked: the same step is asked once per word. Without the person
   * whoever comes next, where somebody who was asked is there no longer, would count as asked.
   */
  step: string;
  personId: string;
}

/**
 * Who is due to be asked by now, before the word goes stale: the holder by the latest of their reminders that has come,
 * the deputies whose turn has come, the manager at the end. Deputies are not asked to speak twice in a row.
 */
export function stepsDue(
  word: {
    stale: Instant;
    holderId: string;
    holderAway: boolean;
    attestedFor: boolean;
    deputies: readonly string[];
    managerId: string | null;
  },
  now: Instant,
): Step[] {
  const { stale, holderId, deputies, managerId } = word;
  if (now >= stale) return [];
  const reached = holderAskedAhead.filter((ahead) => now >= stale - ahead * DAY).at(-1);
  return [
    ...(reached === undefined ? [] : [{ step: `holder-${reached}`, personId: holderId }]),
    ...(word.attestedFor ? [] : deputies)
      .filter((_, rank) => now >= turnOf(stale, rank, word.holderAway))
      .map((personId) => ({ step: `deputy-${personId}`, personId })),
    ...(managerId !== null && now >= stale - managerAskedAhead * DAY
      ? [{ step: `manager-${managerId}`, personId: managerId }]
      : []),
  ];
}

/** The earliest moment at which anybody is asked, in days before the word goes stale. */
export const firstStepAhead = Math.max(...holderAskedAhead, deputyAskedAhead(0), managerAskedAhead);
