import { endpoint } from "#app/api/endpoint.ts";
import { withdrawException } from "#lib/workflow/exceptions/move-exception.ts";

export const POST = endpoint({
  verb: withdrawException,
  input: ({ params, body, ifMatch }) => ({ ...body, exception: params.exception, version: ifMatch }),
});
