import { endpoint } from "#app/api/endpoint.ts";
import { listEvidence } from "#lib/reports/list-evidence.ts";

export const GET = endpoint({ verb: listEvidence, input: ({ search }) => search });
