import { z } from "zod";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { Prisma } from "#lib/platform/prisma/client.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, slug } from "#lib/verbs/fields.ts";
import { capabilityFields, capabilityName } from "./capability-fields.ts";
import { decideGrant } from "./core/grant-period.ts";
import { refuseOver } from "./core/over.ts";
import { reachIsApproved } from "./core/reach.ts";
import { slugOf } from "./core/slug.ts";
import { grantSaid } from "./grant-said.ts";
import { systemToName } from "./in-use-to-name.ts";
import { capabilityAfterWrite } from "./list-capabilities.ts";
import { refuseOwnGrant } from "./refuse-own-grant.ts";
import { agentForUpdate, namesOfPeople, withNames } from "./store-agents.ts";
import { saveGrant, slugsOfCapabilities } from "./store-capabilities.ts";

export const newCapability = z.strictObject({
  agent: reference,
  slug: slug.optional(),
  name: capabilityName,
  ...capabilityFields,
});

/**
 * Adds one thing that an agent may do to one system. On an agent whose reach was approved it is pending, without a
 * grant, until the request for it is decided (R59); whoever asks does so by `addCapability` (lib/workflow).
 */
export const createCapability = command({
  may: "capability.edit",
  summary: "Add a capability to an agent",
  input: newCapability,
  async load(tx, input, context) {
    const held = await agentForUpdate(tx, input.agent, context.clock.now());
    const system = await systemToName(tx, input.system);
    const said = await grantSaid(tx, input.grant);
    const names = await namesOfPeople(tx, [said?.grantedById, said?.approvedById]);
    return { ...held, systemId: system ?? null, said, names, taken: await slugsOfCapabilities(tx, held.agent.id) };
  },
  on: ({ relation }) => relation,
  decide({ agent, systemId, said, names, taken }, input, context) {
    refuseOver(agent);
    const now = context.clock.now();
    const approved = reachIsApproved(agent);
    const waits = approved && context.imported !== true && context.approved === undefined;
    const { agent: _, slug: asked, system: _system, grant: _grant, revocation, bounds, ...plain } = input;
    return {
      agent,
      names,
      grant: said && !waits ? decideGrant([], said, now) : null,
      row: {
        ...plain,
        bounds: bounds ?? Prisma.DbNull,
        revocationPath: revocation?.path ?? null,
        revocationMinutes: revocation?.expectedMinutes ?? null,
        slug: freeCapabilitySlug(taken, asked, input.name),
        agentId: agent.id,
        systemId,
        state: waits ? ("pending" as const) : ("live" as const),
        approvedAt: approved && !waits ? new Date(now) : null,
        createdAt: new Date(now),
      },
    };
  },
  async save(tx, { row, grant }, context) {
    const capability = await tx.models.capability.create({ data: row });
    if (grant) {
      await saveGrant(tx, capability, grant);
      await refuseOwnGrant(tx, capability, { periods: [], change: grant }, context);
    }
    return capability;
  },
  evidence: (saved, { agent, row, grant, names }, { said: _ }) => [
    {
      type: "capability.created",
      subject: { kind: "capability", id: saved.id, name: `${agent.name} / ${saved.name}`, agentId: agent.id },
      payload: withNames(
        {
          ...row,
          bounds: saved.bounds,
          agent: { id: agent.id, slug: agent.slug, name: agent.name },
          grant: grant?.create ?? null,
        },
        names,
      ) as Record<string, unknown>,
    },
  ],
  touches: (saved) => ({ agents: [saved.agentId] }),
  answer: (tx, saved, context) => capabilityAfterWrite(tx, saved, context),
});

/** The slug asked for, or one made from the name with a number behind it where taken; unique within the agent. */
function freeCapabilitySlug(taken: ReadonlySet<string>, asked: string | undefined, name: string): string {
  const wanted = asked ?? slugOf(name);
  if (wanted === null)
    throw invalid([{ path: "slug", message: "The name has no letters or digits to make a slug from; give one." }]);
  if (!taken.has(wanted)) return wanted;
  if (asked !== undefined)
    throw new Refusal("conflict", "duplicate", "This agent already has a capability with that slug.", {
      errors: [{ path: "slug", message: "This is already taken." }],
    });
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
