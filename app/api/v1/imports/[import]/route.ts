import { endpoint } from "#app/api/endpoint.ts";
import { showImport } from "#lib/imports/list-imports.ts";

export const GET = endpoint({ verb: showImport, input: ({ params }) => ({ import: params.import }) });
