import { endpoint } from "#app/api/endpoint.ts";
import { refuseRetirement } from "#lib/workflow/retirements/move-retirement.ts";

export const POST = endpoint({
  verb: refuseRetirement,
  input: ({ params, body, ifMatch }) => ({ ...body, retirement: params.retirement, version: ifMatch }),
});
