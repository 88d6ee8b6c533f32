import { Readable } from "node:stream";
import { endpoint } from "#app/api/endpoint.ts";
import { campaignFile } from "#lib/reports/campaign-report.ts";
import { fileAnswer, streamOf } from "../../file-answer.ts";

/** `{id}.csv`, `{id}.json`, `{id}.xlsx` or `{id}.pdf`. */
export const GET = endpoint({
  verb: campaignFile,
  input: ({ params, search }) => ({ ...search, file: params.file }),
  respond: async ({ name, type, make }) => {
    const content = await make();
    if (typeof content === "string") return fileAnswer(content, name, type);
    return fileAnswer(content instanceof Readable ? streamOf(content) : new Uint8Array(content), name, type);
  },
});
