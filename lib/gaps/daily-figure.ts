import { type Clock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";

/** Keeps today's answerability and open gaps by severity, for the figure over time; asked again, the day is brought up to date. */
export async function keepDailyFigure(clock: Clock): Promise<void> {
  await present.query(
    `INSERT INTO "DailyFigure" (day, answerable, total, "openGaps")
     SELECT ($1::timestamptz AT TIME ZONE 'UTC')::date, COALESCE(sum("answerableCount"), 0), COALESCE(sum("capabilityCount"), 0),
       COALESCE((SELECT jsonb_object_agg(severity, n) FROM (SELECT severity, count(*)::int AS n FROM "Gap"
         WHERE status = 'open' GROUP BY severity) open), '{}'::jsonb)
     FROM "Agent"
     ON CONFLICT (day) DO UPDATE SET answerable = EXCLUDED.answerable, total = EXCLUDED.total, "openGaps" = EXCLUDED."openGaps"`,
    [iso(clock.now())],
  );
}
