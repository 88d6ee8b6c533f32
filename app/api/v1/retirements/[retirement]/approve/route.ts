import { endpoint } from "#app/api/endpoint.ts";
import { approveRetirement } from "#lib/workflow/retirements/move-retirement.ts";

export const POST = endpoint({
  verb: approveRetirement,
  input: ({ params, body, ifMatch }) => ({ ...body, retirement: params.retirement, version: ifMatch }),
});
