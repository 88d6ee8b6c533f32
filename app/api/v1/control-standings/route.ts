import { endpoint } from "#app/api/endpoint.ts";
import { listControlStandings } from "#lib/reports/list-control-standings.ts";

export const GET = endpoint({ verb: listControlStandings, input: ({ search }) => search });
