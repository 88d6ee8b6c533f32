import { endpoint } from "#app/api/endpoint.ts";
import { decideRequest } from "#lib/workflow/decide-request.ts";

export const POST = endpoint({
  verb: decideRequest,
  input: ({ params, body, ifMatch }) => ({ ...body, request: params.request, version: ifMatch }),
});
