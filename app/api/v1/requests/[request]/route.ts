import { endpoint } from "#app/api/endpoint.ts";
import { readRequest } from "#lib/workflow/read-request.ts";

export const GET = endpoint({
  verb: readRequest,
  input: ({ params, search }) => ({ ...search, request: params.request }),
});
