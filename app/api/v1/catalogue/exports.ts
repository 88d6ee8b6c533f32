import { z } from "zod";
import { exportStates } from "#lib/reports/core/kept-export.ts";
import * as file from "../exports/[export]/file/route.ts";
import * as one from "../exports/[export]/route.ts";
import * as exported from "../exports/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { id, maybeText, pageOf, time } from "./shapes.ts";

const about = "Reports";
const keptExport = z
  .object({
    id,
    title: z.string(),
    report: z.string(),
    state: z.enum(exportStates),
    name: maybeText,
    bytes: z.number().int(),
    failure: maybeText,
    askedAt: time,
    finishedAt: time.nullable(),
    endsAt: time.meta({ description: "When it is deleted." }),
  })
  .meta({ id: "Export" });

/** Reports that the server makes and keeps for a day. */
export const exportEntries: readonly CatalogueEntry[] = [
  {
    path: "/exports",
    about,
    route: exported,
    examples: { GET: {}, POST: { report: "raci.xlsx", title: "RACI matrix as XLSX", search: { riskTier: "high" } } },
    answers: { GET: pageOf(keptExport), POST: keptExport },
  },
  { path: "/exports/{export}", about, route: one, examples: { DELETE: {} } },
  {
    path: "/exports/{export}/file",
    about,
    route: file,
    examples: { GET: {} },
    media: { answer: "application/octet-stream" },
  },
];
