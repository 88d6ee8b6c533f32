import type { Readable } from "node:stream";
import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { campaignOverview } from "#lib/reviews/campaign-overview.ts";
import { campaignRows } from "#lib/reviews/campaign-rows.ts";
import { query } from "#lib/verbs/query.ts";
import { campaignCsv } from "./campaign-csv.ts";
import { campaignXlsx } from "./campaign-xlsx.ts";
import { partsOfCampaign } from "./core/campaign-parts.ts";
import { fileTypes, isFileEnding } from "./file-types.ts";

interface CampaignFile {
  name: string;
  type: string;
  /** Makes it when the snapshot is let go: what takes long holds no connection meanwhile. */
  make(): string | Readable | Promise<Buffer>;
}

/**
 * The report of a campaign as a file: `ID.csv` with one row per answer, `ID.json` with settings, every item with its
 * outcome and its answers, and every follow-up, `ID.xlsx` and `ID.pdf` as an auditor takes them along, with decisions, evidence and
 * definitions. A PDF of more than 500 items comes in parts.
 */
export const campaignFile = query({
  may: "report.read",
  summary: "Export a campaign's report as CSV, JSON, XLSX or PDF",
  input: z.strictObject({
    file: z.string().max(100).meta({
      description:
        "The campaign's id with `.csv`, `.json`, `.xlsx` or `.pdf`. CSV has a row per answer, `latest` marking the last of each item; JSON has them as `answers` of each item, the first first.",
    }),
    /** Which part of a PDF. */
    part: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  async read(queryable, { file, part }, { now }): Promise<CampaignFile> {
    const [, id = "", extension = ""] = /^(.*)\.(\w+)$/.exec(file) ?? [];
    if (!isFileEnding(extension)) throw missing("report", file);
    const type = fileTypes[extension];
    const name = `access-review-${id}.${extension}`;
    if (extension === "csv" || extension === "json") {
      const rows = await campaignRows(queryable, id);
      return { name, type, make: () => (extension === "csv" ? campaignCsv(rows) : JSON.stringify(rows, null, 2)) };
    }
    const overview = await campaignOverview(queryable, id, now);
    if (extension === "xlsx") return { name, type, make: () => campaignXlsx(overview) };
    if (part > partsOfCampaign(overview.ids.length)) throw missing("part of the report", String(part));
    const named = part > 1 ? name.replace(".pdf", `-part-${part}.pdf`) : name;
    // Only the console's server reads components; what makes the other files is read by the worker too.
    return { name: named, type, make: async () => (await import("./campaign-pdf.tsx")).campaignPdf(overview, part) };
  },
});
