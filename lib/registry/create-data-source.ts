import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { slug } from "#lib/verbs/fields.ts";
import { dataSourceFields, dataSourceName } from "./data-source-fields.ts";
import { freeSlug } from "./free-slug.ts";
import { idsInFields } from "./resolve.ts";
import { readDataSourceById } from "./store-data-sources.ts";

/** Registers a data source that agents read. Whoever registers it is not made its owner. */
export const createDataSource = command({
  may: "dataSource.create",
  summary: "Register a data source",
  input: z.strictObject({ slug: slug.optional(), name: dataSourceName, ...dataSourceFields }),
  load: async (tx, input) => ({
    slug: await freeSlug(tx, "DataSource", input.slug, input.name),
    people: await idsInFields(tx, "person", { dataOwner: input.dataOwner, qualityOwner: input.qualityOwner }),
  }),
  decide: ({ slug: free, people }, input) => ({
    slug: free,
    name: input.name,
    description: input.description ?? null,
    dataOwnerId: people.dataOwner ?? null,
    qualityOwnerId: people.qualityOwner ?? null,
    dataClassification: input.dataClassification ?? null,
  }),
  save: (tx, source) => tx.models.dataSource.create({ data: source }),
  evidence: (saved, source) => [
    {
      type: "dataSource.created",
      subject: { kind: "dataSource", id: saved.id, name: saved.name, agentId: null },
      payload: { ...source },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved) => readDataSourceById(tx, saved.id),
});
