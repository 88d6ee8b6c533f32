import { z } from "zod";
import { query } from "#lib/verbs/query.ts";
import { type FirstStepsAnswer, firstSteps } from "./store-first-steps.ts";

/** What of the first steps is done: people, agents, owners, the first gaps. */
export const readFirstSteps = query({
  may: "catalogue.read",
  summary: "Read which of the first steps are done",
  input: z.strictObject({}),
  single: true,
  read: (queryable): Promise<FirstStepsAnswer> => firstSteps(queryable),
});
