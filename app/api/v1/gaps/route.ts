import { endpoint } from "#app/api/endpoint.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";

export const GET = endpoint({ verb: listGaps, input: ({ search }) => search });
