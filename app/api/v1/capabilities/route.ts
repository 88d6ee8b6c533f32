import { endpoint } from "#app/api/endpoint.ts";
import { listAllCapabilities } from "#lib/registry/list-all-capabilities.ts";

export const GET = endpoint({ verb: listAllCapabilities, input: ({ search }) => search });
