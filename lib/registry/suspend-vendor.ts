import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line } from "#lib/verbs/fields.ts";
import type { AgentState } from "./core/vocabulary.ts";
import type { SlugReference } from "./references.ts";
import { suspendAgent } from "./suspend-agent.ts";

/**
 * Suspends every active agent of a vendor at once: all of them or none (R98, R125). Security and admin. The answer also
 * says which of the vendor's agents were left as they were, because only an active agent can be suspended.
 */
export const suspendVendor = command({
  may: "agent.contain",
  summary: "Suspend all active agents of a vendor",
  input: z.strictObject({ vendor: line(200), reason: line(1000) }),
  load: (tx, { vendor }) =>
    tx.query<SlugReference>(
      `SELECT id::text AS id, slug, name FROM "Agent" WHERE vendor = $1 AND state = 'active' ORDER BY id FOR UPDATE`,
      [vendor],
    ),
  decide: (agents, { vendor, reason }) => ({ agents, vendor, reason }),
  async save(tx, { agents, vendor, reason }, context) {
    for (const { id } of agents) await suspendAgent.within(tx, context, { agent: id, reason });
    return { agents, vendor };
  },
  evidence: (_saved, { agents, vendor }) =>
    agents.length === 0
      ? []
      : [
          {
            type: "vendor.suspended",
            subject: { kind: "vendor", id: null, name: vendor, agentId: null },
            payload: { vendor, agents },
          },
        ],
  // Each agent was judged with its own event.
  touches: () => ({}),
  answer: async (tx, { agents, vendor }) => ({
    suspended: agents,
    left: await tx.query<SlugReference & { state: AgentState }>(
      `SELECT id::text AS id, slug, name, state FROM "Agent"
       WHERE vendor = $1 AND state IN ('approved', 'suspended', 'retiring') AND id <> ALL($2::uuid[]) ORDER BY name, id`,
      [vendor, agents.map(({ id }) => id)],
    ),
  }),
  timeout: 300_000,
});
