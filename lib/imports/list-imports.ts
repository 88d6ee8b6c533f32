import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { isId, oneOf } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { importFormats } from "./core/proposal.ts";
import { type ImportAnswer, importStatuses } from "./import-answer.ts";
import { importColumns, readImportById } from "./store-imports.ts";

const shape: ListShape = {
  sortable: {
    createdAt: { sql: 'i."createdAt"', type: "timestamptz" },
    fileName: { sql: 'i."fileName"', type: "text" },
  },
  usually: "-createdAt",
  id: "i.id",
};

/** Imports and dry runs, newest first. */
export const listImports = query({
  may: "import.read",
  summary: "List imports",
  input: listFields.extend({
    format: oneOf(importFormats).optional(),
    status: oneOf(importStatuses).optional(),
  }),
  read(queryable, input) {
    const where = new Conditions()
      .add('strpos(lower(i."fileName"), lower($)) > 0', input.q)
      .add("i.format = $", input.format)
      .add("i.status = $", input.status);
    return readPage<ImportAnswer>(queryable, shape, input, {
      columns: importColumns,
      from: '"Import" i',
      countFrom: '"Import" i',
      where,
    });
  },
});

/** One import with its result per row. */
export const showImport = query({
  may: "import.read",
  summary: "Read an import with its result per row",
  input: z.strictObject({ import: z.string().max(100) }),
  async read(queryable, input) {
    const found = isId(input.import) ? await readImportById(queryable, input.import) : null;
    if (!found) throw missing("import", input.import.slice(0, 60));
    return found;
  },
});
