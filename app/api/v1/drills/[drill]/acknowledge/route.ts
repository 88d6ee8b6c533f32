import { endpoint } from "#app/api/endpoint.ts";
import { acknowledgeDrill } from "#lib/workflow/drills/acknowledge-drill.ts";

export const POST = endpoint({
  verb: acknowledgeDrill,
  input: ({ params, body }) => ({ ...body, drill: params.drill }),
});
