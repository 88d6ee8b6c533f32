import { endpoint } from "#app/api/endpoint.ts";
import { cancelDrill } from "#lib/workflow/drills/move-drill.ts";

export const POST = endpoint({
  verb: cancelDrill,
  input: ({ params, body, ifMatch }) => ({ ...body, drill: params.drill, version: ifMatch }),
});
