import { endpoint } from "#app/api/endpoint.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { listSystems } from "#lib/registry/list-systems.ts";

export const GET = endpoint({ verb: listSystems, input: ({ search }) => search });

export const POST = endpoint({
  verb: createSystem,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/systems/${id}`,
});
