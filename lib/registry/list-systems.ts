import { z } from "zod";
import { asOf, oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { dataClassifications, environments, systemKinds } from "./core/vocabulary.ts";
import { idInAddress } from "./resolve.ts";
import { readSystemById, type SystemAnswer, systemColumns, systemFrom } from "./store-systems.ts";

const shape: ListShape = {
  sortable: {
    name: { sql: "s.name", type: "text" },
    kind: { sql: "COALESCE(s.kind::text, '')", type: "text" },
    dataClassification: {
      sql: 'COALESCE(array_position(enum_range(NULL::"DataClassification"), s."dataClassification"), 0)',
      type: "int",
    },
  },
  usually: "name",
  id: "s.id",
};

/** Systems, filtered, sorted and paged; those out of use only when `ended` asks for them. */
export const listSystems = query({
  may: "catalogue.read",
  summary: "List systems",
  input: listFields.extend({
    kind: oneOf(systemKinds).optional(),
    environment: oneOf(environments).optional(),
    dataClassification: oneOf(dataClassifications).optional(),
    owner: reference.optional(),
    owned: z.enum(["true", "false"]).optional(),
    ended: z.enum(["true", "false"]).default("false"),
  }),
  async read(queryable, input) {
    const where = new Conditions()
      .add("(s.name || ' ' || s.slug) ILIKE $", likeContaining(input.q))
      .add('s.kind = $::"SystemKind"', input.kind)
      .add('s.environment = $::"Environment"', input.environment)
      .add('s."dataClassification" = $::"DataClassification"', input.dataClassification)
      .always(input.ended === "true" ? 's."endedAt" IS NOT NULL' : 's."endedAt" IS NULL');
    if (input.owned !== undefined) {
      const owned = `EXISTS (SELECT FROM "Person" op WHERE op.id = s."ownerId" AND op.status = 'active')`;
      where.always(input.owned === "true" ? owned : `NOT ${owned}`);
    }
    if (input.owner !== undefined)
      where.add('s."ownerId" = $::uuid', await idInAddress(queryable, "person", input.owner));
    return readPage<SystemAnswer>(queryable, shape, input, {
      columns: systemColumns,
      from: systemFrom,
      countFrom: '"System" s',
      where,
    });
  },
});

/** One system with the tools that it offers. */
export const readSystem = query({
  may: "catalogue.read",
  summary: "Read a system",
  input: z.strictObject({ system: reference, asOf }),
  read: async (queryable, input) => readSystemById(queryable, await idInAddress(queryable, "system", input.system)),
});
