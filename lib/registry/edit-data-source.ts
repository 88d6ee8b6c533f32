import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { nothing, refuseDataSourceInUse } from "./core/in-use.ts";
import { dataSourceFields, dataSourceName, decisionFields } from "./data-source-fields.ts";
import { idInAddress, idsInFields } from "./resolve.ts";
import { readDataSourceById } from "./store-data-sources.ts";
import { usesOfDataSource } from "./store-in-use.ts";

/**
 * Changes the fields named. `decisions` are the data owner's alone (R27): what agents may use, keep and summarise;
 * who decided and when is recorded with them. `ended` takes it out of use (true) or back (false); it does not end while
 * an agent uses it.
 */
export const editDataSource = command({
  may: "dataSource.edit",
  summary: "Change a data source, or record its owner's decisions",
  input: z.strictObject({
    dataSource: reference,
    version,
    name: dataSourceName.optional(),
    ended: z.boolean().optional(),
    decisions: decisionFields.optional(),
    ...dataSourceFields,
  }),
  async load(tx, input) {
    const id = await idInAddress(tx, "dataSource", input.dataSource);
    await tx.query(`SELECT id::text FROM "DataSource" WHERE id = $1::uuid FOR UPDATE`, [id]);
    return {
      held: await tx.models.dataSource.findUniqueOrThrow({ where: { id } }),
      inUse: input.ended === true ? await usesOfDataSource(tx, id) : nothing,
      people: await idsInFields(tx, "person", { dataOwner: input.dataOwner, qualityOwner: input.qualityOwner }),
    };
  },
  on: ({ held }) => ({ ownerIds: [held.dataOwnerId, held.qualityOwnerId] }),
  decide({ held, people, inUse }, input, context) {
    requireVersion(held.version, input.version);
    if (input.decisions && (context.actor.personId === null || context.actor.personId !== held.dataOwnerId))
      throw new Refusal(
        "forbidden",
        "data-owner-decides",
        "Only the data owner decides on use, retention and summaries.",
      );
    if (input.ended === true && held.endedAt === null) refuseDataSourceInUse(held.name, inUse);
    const now = new Date(context.clock.now());
    const after = {
      name: input.name,
      description: input.description,
      dataOwnerId: people.dataOwner,
      qualityOwnerId: people.qualityOwner,
      dataClassification: input.dataClassification,
      endedAt: input.ended === undefined ? undefined : input.ended ? (held.endedAt ?? now) : null,
      useDecision: input.decisions?.use,
      retentionDecision: input.decisions?.retention,
      summaryDecision: input.decisions?.summary,
      ...(input.decisions ? { decidedById: context.actor.personId, decidedAt: now } : {}),
    };
    return { held, after, changes: changesBetween(held, after) };
  },
  save: (tx, { held, after, changes }) =>
    nothingChanged(changes)
      ? Promise.resolve(held)
      : tx.models.dataSource.update({ where: { id: held.id }, data: { ...after, version: { increment: 1 } } }),
  evidence: (saved, { changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: changes.decidedAt
              ? "dataSource.decided"
              : changes.endedAt?.to
                ? "dataSource.ended"
                : "dataSource.edited",
            subject: { kind: "dataSource", id: saved.id, name: saved.name, agentId: null },
            payload: { changes },
          },
        ],
  touches: (saved) => ({ dataSources: [saved.id] }),
  answer: (tx, saved) => readDataSourceById(tx, saved.id),
});
