import { endpoint } from "#app/api/endpoint.ts";
import { listGapGroups } from "#lib/gaps/list-gap-groups.ts";

export const GET = endpoint({ verb: listGapGroups, input: ({ search }) => search });
