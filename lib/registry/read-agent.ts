import { z } from "zod";
import { asOf, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { agentAnswer } from "./agent-answer.ts";
import { idInAddress } from "./resolve.ts";

/** One agent: what is recorded and what is judged of it, with its capabilities and what may happen next. */
export const readAgent = query({
  may: "catalogue.read",
  summary: "Read an agent with its tier, readiness, answerability, people and next events",
  input: z.strictObject({ agent: reference, asOf }),
  read: async (queryable, input, { now, context }) =>
    agentAnswer(queryable, await idInAddress(queryable, "agent", input.agent), {
      now,
      actor: context.actor,
      past: input.asOf !== undefined,
    }),
});
