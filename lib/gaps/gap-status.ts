import { type Instant, iso } from "#lib/platform/core/clock.ts";

// A gap whose exception has ended is open from that instant on, whether or not the judgement has looked since: what is
// kept as accepted is read together with the exception behind it.

const inForce = (gap: string, at: Instant): string => {
  const moment = `'${iso(at)}'::timestamptz`;
  return `EXISTS (SELECT FROM "Exception" x WHERE x."gapId" = ${gap}.id AND x.state IN ('approved', 'expired')
    AND x."decidedAt" <= ${moment} AND x."endsAt" > ${moment})`;
};

/** SQL for the status of a gap at a moment, as text. */
export const statusSql = (gap: string, at: Instant): string =>
  `CASE WHEN ${gap}.status = 'accepted' AND NOT ${inForce(gap, at)} THEN 'open' ELSE ${gap}.status::text END`;

/** SQL that is true for a gap that is open at a moment. */
export const isOpenSql = (gap: string, at: Instant): string =>
  `(${gap}.status = 'open' OR (${gap}.status = 'accepted' AND NOT ${inForce(gap, at)}))`;

/** SQL that is true for a gap that is accepted at a moment. */
export const isAcceptedSql = (gap: string, at: Instant): string =>
  `(${gap}.status = 'accepted' AND ${inForce(gap, at)})`;
