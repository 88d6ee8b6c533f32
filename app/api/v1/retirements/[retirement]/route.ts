import { endpoint } from "#app/api/endpoint.ts";
import { readRetirement } from "#lib/workflow/retirements/read-retirement.ts";

export const GET = endpoint({
  verb: readRetirement,
  input: ({ params, search }) => ({ ...search, retirement: params.retirement }),
});
