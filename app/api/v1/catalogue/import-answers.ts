import { z } from "zod";
import { rowOutcomes } from "#lib/imports/core/plan.ts";
import { importFormats, proposalKinds } from "#lib/imports/core/proposal.ts";
import { importStatuses } from "#lib/imports/import-answer.ts";
import { id, maybeText, time } from "./shapes.ts";

/** What the API answers about imports. A test holds real answers to these shapes. */
const count = z.number().int();

const remark = z
  .object({
    line: count.nullable(),
    path: maybeText,
    field: maybeText,
    message: z.string(),
  })
  .meta({ id: "ImportRemark" });

const stated = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.string())),
]);

const resultOfRow = z
  .object({
    line: count.nullable(),
    path: maybeText,
    kind: z.enum(proposalKinds),
    key: z.string().meta({ description: "The slug or address of the record in the registry." }),
    name: z.string(),
    outcome: z.enum(rowOutcomes),
    changes: z.array(z.object({ field: z.string(), from: stated.nullable(), to: stated.nullable() })),
    because: maybeText.meta({ description: "Why nothing is done with it, where nothing is." }),
    hints: z.array(
      z.object({
        field: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]),
        because: z.string(),
        raises: z.boolean().meta({ description: "The guess alone is safer than saying nothing." }),
      }),
    ),
    warnings: z.array(remark),
    errors: z.array(remark),
  })
  .meta({ id: "ImportedRow" });

export const importRow = z
  .object({
    id,
    format: z.enum(importFormats),
    fileName: z.string(),
    byteSize: count,
    dryRun: z.boolean(),
    complete: z.boolean(),
    status: z.enum(importStatuses),
    rowsDone: count,
    rowsTotal: count,
    counts: z
      .record(z.enum(rowOutcomes), count)
      .nullable()
      .meta({ description: "Rows by what became of them; null while it runs and where it failed." }),
    createdBy: z.string(),
    createdAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: "ImportRow" });

export const importAnswer = importRow
  .extend({
    rows: z.array(resultOfRow).nullable().meta({ description: "Null while it runs and where it failed." }),
    truncated: z.boolean().meta({ description: "There were more rows than are kept; the counts hold them all." }),
  })
  .meta({ id: "Import" });
