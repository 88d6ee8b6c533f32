import type { z } from "zod";
import type { Context } from "#lib/verbs/context.ts";
import type { Query } from "#lib/verbs/query.ts";
import { campaignFile } from "./campaign-report.ts";
import type { Content } from "./core/in-pieces.ts";
import { keepable } from "./core/kept-export.ts";
import { type FileEnding, fileTypes } from "./file-types.ts";
import { gapsCsv } from "./gaps-csv.ts";
import { gapsJson } from "./gaps-json.ts";
import { gapsXlsx } from "./gaps-xlsx.ts";
import { raciCsv } from "./raci-csv.ts";
import { raciJson } from "./raci-json.ts";
import { raciXlsx } from "./raci-xlsx.ts";

/** A report as a file, made by the same verb that answers for it over the API. */
export interface ExportKind {
  input: z.ZodType;
  make(context: Context, asked: Record<string, string>): Promise<{ name: string; type: string; content: Content }>;
}

const kindOf = <Input extends z.ZodType, Answer extends Content>(
  name: string,
  ending: FileEnding,
  verb: Query<Input, Answer>,
): ExportKind => ({
  input: verb.input,
  make: async (context, asked) => ({
    name: `${name}.${ending}`,
    type: fileTypes[ending],
    // The verb parses it, as it does what comes from an address.
    content: await verb(context, asked as z.input<Input>),
  }),
});

const kinds: Readonly<Record<string, ExportKind>> = {
  "raci.csv": kindOf("raci", "csv", raciCsv),
  "raci.json": kindOf("raci", "json", raciJson),
  "raci.xlsx": kindOf("raci", "xlsx", raciXlsx),
  "gaps.csv": kindOf("gaps", "csv", gapsCsv),
  "gaps.json": kindOf("gaps", "json", gapsJson),
  "gaps.xlsx": kindOf("gaps", "xlsx", gapsXlsx),
};

/** The report at an address under /api/v1/reports; null where there is none that is kept. */
export function exportKind(report: string): ExportKind | null {
  if (!keepable(report)) return null;
  const kind = kinds[report];
  if (kind !== undefined) return kind;
  const file = report.replace(/^campaigns\//, "");
  return {
    input: campaignFile.input.omit({ file: true }),
    async make(context, asked) {
      const { name, type, make } = await campaignFile(context, { ...asked, file });
      return { name, type, content: await make() };
    },
  };
}
