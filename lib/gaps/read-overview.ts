import { z } from "zod";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { asOf } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import {
  agentsByTierAndState,
  answerabilityOf,
  counts,
  dueFirst,
  figureBefore,
  gapsBySeverity,
} from "./store-overview.ts";

/** The state of the whole organisation in figures, each of which links to its rows: the first page that people see. */
export const readOverview = query({
  may: "catalogue.read",
  summary: "Read answerability, open gaps and agents in figures",
  input: z.strictObject({ asOf }),
  async read(queryable, _input, { now }) {
    return {
      answerability: await answerabilityOf(queryable),
      before: await figureBefore(queryable, iso(now - 30 * DAY)),
      agents: await agentsByTierAndState(queryable),
      gaps: await gapsBySeverity(queryable, now),
      dueFirst: await dueFirst(queryable, 10, now),
      counts: await counts(queryable),
    };
  },
});
