import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { nothing, refuseSystemInUse } from "./core/in-use.ts";
import { idInAddress, idsInFields } from "./resolve.ts";
import { usesOfSystem } from "./store-in-use.ts";
import { readSystemById } from "./store-systems.ts";
import { systemFields, systemName } from "./system-fields.ts";

/**
 * Changes the fields named; `ended` takes the system out of use (true) or back (false). It does not end while a
 * capability acts on it, or is asked to: somebody would go on acting on what nobody looks after.
 */
export const editSystem = command({
  may: "system.edit",
  summary: "Change a system",
  input: z.strictObject({
    system: reference,
    version,
    name: systemName.optional(),
    ended: z.boolean().optional(),
    ...systemFields,
  }),
  async load(tx, input) {
    const id = await idInAddress(tx, "system", input.system);
    await tx.query(`SELECT id::text FROM "System" WHERE id = $1::uuid FOR UPDATE`, [id]);
    return {
      held: await tx.models.system.findUniqueOrThrow({ where: { id } }),
      inUse: input.ended === true ? await usesOfSystem(tx, id) : nothing,
      ownerId: (await idsInFields(tx, "person", { owner: input.owner })).owner,
    };
  },
  on: ({ held }) => ({ ownerIds: [held.ownerId] }),
  decide({ held, ownerId, inUse }, { system: _, version: basedOn, owner: __, ended, ...fields }, context) {
    requireVersion(held.version, basedOn);
    if (ended === true && held.endedAt === null) refuseSystemInUse(held.name, inUse);
    const endedAt = ended === undefined ? undefined : ended ? (held.endedAt ?? new Date(context.clock.now())) : null;
    const after = { ...fields, ownerId, endedAt };
    return { held, after, changes: changesBetween(held, after) };
  },
  save: (tx, { held, after, changes }) =>
    nothingChanged(changes)
      ? Promise.resolve(held)
      : tx.models.system.update({ where: { id: held.id }, data: { ...after, version: { increment: 1 } } }),
  evidence: (saved, { changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: changes.endedAt?.to ? "system.ended" : "system.edited",
            subject: { kind: "system", id: saved.id, name: saved.name, agentId: null },
            payload: { changes },
          },
        ],
  touches: (saved) => ({ systems: [saved.id] }),
  answer: (tx, saved) => readSystemById(tx, saved.id),
});
