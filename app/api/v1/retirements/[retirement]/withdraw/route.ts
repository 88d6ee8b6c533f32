import { endpoint } from "#app/api/endpoint.ts";
import { withdrawRetirement } from "#lib/workflow/retirements/move-retirement.ts";

export const POST = endpoint({
  verb: withdrawRetirement,
  input: ({ params, body, ifMatch }) => ({ ...body, retirement: params.retirement, version: ifMatch }),
});
