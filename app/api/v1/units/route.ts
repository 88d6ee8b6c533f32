import { endpoint } from "#app/api/endpoint.ts";
import { listUnits } from "#lib/registry/list-names-of-agents.ts";

export const GET = endpoint({ verb: listUnits, input: ({ search }) => search });
