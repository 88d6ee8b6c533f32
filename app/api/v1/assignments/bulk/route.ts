import { endpoint } from "#app/api/endpoint.ts";
import { nameInMany } from "#lib/gaps/name-in-many.ts";

export const POST = endpoint({ verb: nameInMany, input: ({ body }) => body });
