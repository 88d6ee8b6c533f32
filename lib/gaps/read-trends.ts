import { z } from "zod";
import { DAY } from "#lib/platform/core/clock.ts";
import { asOf } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { figuresPerWeek, gapsByDue, gapsByRule, grantsEnding, unitsInFigures } from "./store-trends.ts";

/** How far back the figure over time goes, and how far ahead upcoming ends are shown. Days. */
const BACK = 364;
export const ENDS_SOON = 30;

/**
 * How the organisation develops, in figures that each link to their rows: answerability over time and per unit (R134),
 * open gaps against their due times, the rules that fire most, and what ends soon.
 */
export const readTrends = query({
  may: "catalogue.read",
  summary: "Read answerability and gaps over time, by rule and by unit, and what ends soon",
  input: z.strictObject({ asOf }),
  async read(queryable, _input, { now }) {
    const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
    return {
      weeks: await figuresPerWeek(queryable, day(now - BACK * DAY), day(now)),
      byDue: await gapsByDue(queryable, now),
      byRule: await gapsByRule(queryable, 8, now),
      byUnit: await unitsInFigures(queryable, 8),
      grantsEnding: await grantsEnding(queryable, now, ENDS_SOON, 8),
    };
  },
});
