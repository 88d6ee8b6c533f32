import { endpoint } from "#app/api/endpoint.ts";
import { withdrawRequest } from "#lib/workflow/withdraw-request.ts";

export const POST = endpoint({
  verb: withdrawRequest,
  input: ({ params, body, ifMatch }) => ({ ...body, request: params.request, version: ifMatch }),
});
