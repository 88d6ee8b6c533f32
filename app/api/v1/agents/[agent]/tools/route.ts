import { endpoint } from "#app/api/endpoint.ts";
import { giveTools } from "#lib/imports/give-tools.ts";

export const POST = endpoint({
  verb: giveTools,
  input: ({ params, body }) => ({ ...body, agent: params.agent }),
});
