import { endpoint } from "#app/api/endpoint.ts";
import { listVendors } from "#lib/registry/list-names-of-agents.ts";

export const GET = endpoint({ verb: listVendors, input: ({ search }) => search });
