import { z } from "zod";
import { asOf, oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { dataClassifications } from "./core/vocabulary.ts";
import { idInAddress } from "./resolve.ts";
import { type DataSourceAnswer, dataSourceColumns, dataSourceFrom, readDataSourceById } from "./store-data-sources.ts";

const shape: ListShape = {
  sortable: {
    name: { sql: "d.name", type: "text" },
    dataClassification: {
      sql: 'COALESCE(array_position(enum_range(NULL::"DataClassification"), d."dataClassification"), 0)',
      type: "int",
    },
  },
  usually: "name",
  id: "d.id",
};

/** Data sources, filtered, sorted and paged; those out of use only when `ended` asks for them. */
export const listDataSources = query({
  may: "catalogue.read",
  summary: "List data sources",
  input: listFields.extend({
    dataClassification: oneOf(dataClassifications).optional(),
    owner: reference.optional(),
    ended: z.enum(["true", "false"]).default("false"),
  }),
  async read(queryable, input) {
    const where = new Conditions()
      .add("(d.name || ' ' || d.slug) ILIKE $", likeContaining(input.q))
      .add('d."dataClassification" = $::"DataClassification"', input.dataClassification)
      .always(input.ended === "true" ? 'd."endedAt" IS NOT NULL' : 'd."endedAt" IS NULL');
    if (input.owner !== undefined)
      where.add(
        '$::uuid IN (d."dataOwnerId", d."qualityOwnerId")',
        await idInAddress(queryable, "person", input.owner),
      );
    return readPage<DataSourceAnswer>(queryable, shape, input, {
      columns: dataSourceColumns,
      from: dataSourceFrom,
      countFrom: '"DataSource" d',
      where,
    });
  },
});

/** One data source with its owner's decisions. */
export const readDataSource = query({
  may: "catalogue.read",
  summary: "Read a data source",
  input: z.strictObject({ dataSource: reference, asOf }),
  read: async (queryable, input) =>
    readDataSourceById(queryable, await idInAddress(queryable, "dataSource", input.dataSource)),
});
