import { z } from "zod";
import type { Transaction } from "#lib/platform/database.ts";
import { Prisma } from "#lib/platform/prisma/client.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { capabilityFields, capabilityName } from "./capability-fields.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { refuseEndedCapability } from "./core/capability-lifecycle.ts";
import { currentGrant, decideGrant } from "./core/grant-period.ts";
import { refuseOver } from "./core/over.ts";
import { type CapabilityReach, capabilityWidens, refuseWidening } from "./core/reach.ts";
import { grantSaid } from "./grant-said.ts";
import { systemToName } from "./in-use-to-name.ts";
import { capabilityAfterWrite } from "./list-capabilities.ts";
import { refuseOwnGrant } from "./refuse-own-grant.ts";
import { namesOfPeople, withNames } from "./store-agents.ts";
import { capabilityForUpdate, type SystemReach, saveGrant, systemReaches } from "./store-capabilities.ts";

export const capabilityEditInput = z.strictObject({
  agent: reference,
  capability: reference,
  version,
  name: capabilityName.optional(),
  ...capabilityFields,
});

type EditInput = z.output<typeof capabilityEditInput>;

/** A capability before an edit: locked, with what the edit names resolved. */
export async function capabilityBeforeEdit(tx: Transaction, input: EditInput, context: Context) {
  const held = await capabilityForUpdate(tx, input.agent, input.capability, context.clock.now());
  const system = await systemToName(tx, input.system, held.capability.systemId);
  const said = await grantSaid(tx, input.grant);
  const names = await namesOfPeople(tx, [
    said?.grantedById,
    said?.approvedById,
    ...held.capability.grants.flatMap((grant) => [grant.grantedById, grant.approvedById]),
  ]);
  const systems = await systemReaches(tx, [held.capability.systemId, system]);
  return { ...held, systemId: system, said, names, systems };
}

/** What an edit comes to: the columns, what happens to the grant, what changed, and where it reaches further (R59). */
export function decideCapabilityEdit(
  { agent, capability, systemId, said, names, systems }: Awaited<ReturnType<typeof capabilityBeforeEdit>>,
  input: EditInput,
  context: Context,
) {
  requireVersion(capability.version, input.version);
  refuseOver(agent);
  refuseEndedCapability(capability);
  const now = context.clock.now();
  const { agent: _, capability: _id, version: _v, system: _s, grant: _g, revocation, bounds, ...plain } = input;
  const columns = {
    ...plain,
    systemId,
    revocationPath: revocation === null ? null : revocation?.path,
    revocationMinutes: revocation === null ? null : revocation?.expectedMinutes,
  };
  const grant = said === undefined ? null : decideGrant(capability.grants, said, now);
  const before = currentGrant(capability.grants, now);
  const after = grant?.create
    ? periodOf(grant.create)
    : grant?.end
      ? before && { ...periodOf(before), endsAt: grant.end.endsAt }
      : grant?.edit
        ? before && { ...periodOf(before), ...stated(grant.edit.columns) }
        : undefined;
  const changes = changesBetween(
    { ...capability, grant: before && periodOf(before) },
    { ...columns, bounds, grant: after },
  );
  const widened = capabilityWidens(
    reachOf(capability, systems, before),
    reachOf(
      {
        action: input.action === undefined ? capability.action : input.action,
        systemId: systemId === undefined ? capability.systemId : systemId,
        tools: input.tools ?? capability.tools,
        dataClassification:
          input.dataClassification === undefined ? capability.dataClassification : input.dataClassification,
        bounds: bounds === undefined ? capability.bounds : bounds,
      },
      systems,
      after === undefined ? before : after,
    ),
    capability.riskTier,
  );
  return { agent, capability, columns, bounds, grant, changes, names, widened };
}

/**
 * Changes the fields named of a capability; null clears. A grant with a later start is a new period and ends the
 * running one; otherwise the grant that counts is corrected. What widens an approved reach takes a request: whoever
 * asks does so by `changeCapability` (lib/workflow), and this carries it out.
 */
export const editCapability = command({
  may: "capability.edit",
  summary: "Change a capability or its grant",
  input: capabilityEditInput,
  load: capabilityBeforeEdit,
  on: ({ relation }) => relation,
  decide(loaded, input, context) {
    const decided = decideCapabilityEdit(loaded, input, context);
    // One that waits reaches nothing yet: its request shows what it would.
    if (decided.capability.state !== "pending") refuseWidening(decided.agent, decided.widened, context);
    return decided;
  },
  async save(tx, { capability, columns, bounds, grant, changes }, context) {
    if (nothingChanged(changes)) return capability;
    if (grant && changes.grant) await saveGrant(tx, capability, grant);
    const saved = await tx.models.capability.update({
      where: { id: capability.id },
      data: { ...columns, bounds: bounds === null ? Prisma.DbNull : bounds, version: { increment: 1 } },
    });
    if (grant && changes.grant) await refuseOwnGrant(tx, saved, { periods: capability.grants, change: grant }, context);
    return saved;
  },
  evidence: (saved, { agent, changes, names }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: "capability.edited",
            subject: { kind: "capability", id: saved.id, name: `${agent.name} / ${saved.name}`, agentId: agent.id },
            payload: { changes: withNames(changes, names) },
          },
        ],
  touches: (saved) => ({ agents: [saved.agentId] }),
  answer: (tx, saved, context) => capabilityAfterWrite(tx, saved, context),
});

interface Period {
  grantedById: string | null;
  approvedById: string | null;
  reason: string | null;
  startsAt: Date;
  endsAt: Date | null;
}

const periodOf = ({ grantedById, approvedById, reason, startsAt, endsAt }: Period): Period => ({
  grantedById,
  approvedById,
  reason,
  startsAt,
  endsAt,
});

/** Only what was said: undefined members would overwrite. */
const stated = (columns: Partial<Period>): Partial<Period> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));

/** How far a capability reaches by its columns. */
const reachOf = (
  held: Pick<CapabilityReach, "action" | "tools" | "dataClassification"> & { systemId: string | null; bounds: unknown },
  systems: ReadonlyMap<string, SystemReach>,
  grant: Period | null,
): CapabilityReach => ({
  action: held.action,
  system: held.systemId === null ? null : (systems.get(held.systemId) ?? null),
  tools: held.tools,
  dataClassification: held.dataClassification,
  bounds: held.bounds as CapabilityReach["bounds"],
  grant: grant && {
    startsAt: grant.startsAt.getTime(),
    endsAt: grant.endsAt?.getTime() ?? null,
    grantedById: grant.grantedById,
    approvedById: grant.approvedById,
  },
});
