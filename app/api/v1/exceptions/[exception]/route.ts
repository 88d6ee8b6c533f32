import { endpoint } from "#app/api/endpoint.ts";
import { readException } from "#lib/workflow/exceptions/list-exceptions.ts";

export const GET = endpoint({
  verb: readException,
  input: ({ params, search }) => ({ ...search, exception: params.exception }),
});
