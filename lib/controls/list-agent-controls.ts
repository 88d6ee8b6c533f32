import { z } from "zod";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { controlStatuses } from "#lib/registry/core/vocabulary.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { asOf, oneOf, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { type AgentControlAnswer, agentControlAnswer } from "./agent-control-answer.ts";
import { applicableControls } from "./core/applicable-controls.ts";
import { loadOrganisation } from "./load-organisation.ts";
import { agentControlVersions } from "./store-agent-controls.ts";

/** The controls that apply to one agent, each with the fact by which it does, its owner and status. */
export async function agentControls(
  queryable: Queryable,
  agentId: string,
  now: Instant,
): Promise<AgentControlAnswer[]> {
  const facts = await factsOfAgent(queryable, agentId, now);
  const organisation = await loadOrganisation(queryable, now);
  const versions = await agentControlVersions(queryable, agentId);
  const seats = seatsOf(facts, organisation.policy, new Moment(now));
  return applicableControls(facts, organisation, seats).map((applicable) =>
    agentControlAnswer(applicable, versions.get(applicable.control.id) ?? null),
  );
}

/** The controls that apply to an agent. */
export const listAgentControls = query({
  may: "catalogue.read",
  summary: "List the controls that apply to an agent and why",
  input: z.strictObject({
    agent: reference,
    status: oneOf(controlStatuses).optional(),
    owned: z.enum(["true", "false"]).optional(),
    asOf,
  }),
  async read(queryable, input, { now }) {
    const all = await agentControls(queryable, await idInAddress(queryable, "agent", input.agent), now);
    const data = all.filter(
      (control) =>
        (input.status === undefined || control.status === input.status) &&
        (input.owned === undefined || (control.ownedBy !== "nobody") === (input.owned === "true")),
    );
    return { data, nextCursor: null, total: data.length };
  },
});

/** One control that applies to an agent. */
export const readAgentControl = query({
  may: "catalogue.read",
  summary: "Read a control on an agent",
  input: z.strictObject({ agent: reference, control: reference, asOf }),
  async read(queryable, input, { now }) {
    const all = await agentControls(queryable, await idInAddress(queryable, "agent", input.agent), now);
    const found = all.find(({ control }) => control.id === input.control.toUpperCase());
    if (!found) throw missing("control that applies to this agent", input.control.toUpperCase());
    return found;
  },
});
