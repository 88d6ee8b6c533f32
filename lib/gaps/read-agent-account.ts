import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import { overridesOfAgent } from "#lib/raci/overrides-of-agent.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { asOf, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { accountOf } from "./core/account-of-agent.ts";

/**
 * Who answers for one agent, judged now or at a past moment: seats, tier with its reasons, controls, matrix, and what
 * stands against activation, from one snapshot of the facts (R2, R45, R61).
 */
export const readAgentAccount = query({
  may: "catalogue.read",
  summary: "Read who answers for an agent",
  input: z.strictObject({ agent: reference, asOf }),
  async read(queryable, input, { now }) {
    const id = await idInAddress(queryable, "agent", input.agent);
    const facts = await factsOfAgent(queryable, id, now);
    const organisation = await loadOrganisation(queryable, now);
    const overrides = await overridesOfAgent(queryable, id);
    return { facts, account: accountOf(facts, organisation, overrides, new Moment(now)) };
  },
});
