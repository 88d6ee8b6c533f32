import { endpoint } from "#app/api/endpoint.ts";
import { resubmitRequest } from "#lib/workflow/resubmit-request.ts";

export const POST = endpoint({
  verb: resubmitRequest,
  input: ({ params, body, ifMatch }) => ({ ...body, request: params.request, version: ifMatch }),
});
