import { endpoint } from "#app/api/endpoint.ts";
import { stopRepeating } from "#lib/workflow/drills/move-drill.ts";

export const POST = endpoint({
  verb: stopRepeating,
  input: ({ params, body, ifMatch }) => ({ ...body, drill: params.drill, version: ifMatch }),
});
