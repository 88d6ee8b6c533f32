import { endpoint } from "#app/api/endpoint.ts";
import { requestChanges } from "#lib/workflow/request-changes.ts";

export const POST = endpoint({
  verb: requestChanges,
  input: ({ params, body, ifMatch }) => ({ ...body, request: params.request, version: ifMatch }),
});
