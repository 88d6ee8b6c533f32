import { endpoint } from "#app/api/endpoint.ts";
import { readEvidence } from "#lib/reports/list-evidence.ts";

export const GET = endpoint({ verb: readEvidence, input: ({ params }) => ({ sequence: params.sequence }) });
