import { endpoint } from "#app/api/endpoint.ts";
import { listExports } from "#lib/reports/list-exports.ts";
import { startExport } from "#lib/reports/start-export.ts";

export const GET = endpoint({ verb: listExports, input: ({ search }) => search });

export const POST = endpoint({ verb: startExport, input: ({ body }) => body, status: 201 });
