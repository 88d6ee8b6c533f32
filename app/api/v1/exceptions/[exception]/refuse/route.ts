import { endpoint } from "#app/api/endpoint.ts";
import { refuseException } from "#lib/workflow/exceptions/move-exception.ts";

export const POST = endpoint({
  verb: refuseException,
  input: ({ params, body, ifMatch }) => ({ ...body, exception: params.exception, version: ifMatch }),
});
