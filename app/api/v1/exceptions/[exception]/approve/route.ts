import { endpoint } from "#app/api/endpoint.ts";
import { approveException } from "#lib/workflow/exceptions/move-exception.ts";

export const POST = endpoint({
  verb: approveException,
  input: ({ params, body, ifMatch }) => ({ ...body, exception: params.exception, version: ifMatch }),
});
