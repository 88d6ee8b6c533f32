import { endpoint } from "#app/api/endpoint.ts";
import { campaignFile } from "#lib/reports/campaign-report.ts";

/** `{id}.csv` or `{id}.json`. */
export const GET = endpoint({
  verb: campaignFile,
  input: ({ params }) => ({ file: params.file }),
  respond: ({ name, type, content }) =>
    new Response(content, {
      headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
    }),
});
