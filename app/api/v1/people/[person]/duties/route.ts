import { endpoint } from "#app/api/endpoint.ts";
import { readDuties } from "#lib/registry/read-duties.ts";

export const GET = endpoint({
  verb: readDuties,
  input: ({ params, search }) => ({ ...search, person: params.person }),
});
