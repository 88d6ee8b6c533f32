import { endpoint } from "#app/api/endpoint.ts";
import { verifyRetirement } from "#lib/workflow/retirements/verify-retirement.ts";

export const POST = endpoint({
  verb: verifyRetirement,
  input: ({ params, body, ifMatch }) => ({ ...body, retirement: params.retirement, version: ifMatch }),
});
