import { endpoint } from "#app/api/endpoint.ts";
import { discardExport } from "#lib/reports/discard-export.ts";

export const DELETE = endpoint({
  verb: discardExport,
  input: ({ params }) => ({ export: params.export }),
  status: 204,
});
