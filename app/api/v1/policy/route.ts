import { endpoint } from "#app/api/endpoint.ts";
import { readPolicy } from "#lib/gaps/read-policy.ts";
import { setPolicy } from "#lib/gaps/set-policy.ts";

export const GET = endpoint({ verb: readPolicy, input: ({ search }) => search });

export const PATCH = endpoint({ verb: setPolicy, input: ({ body, ifMatch }) => ({ ...body, version: ifMatch }) });
