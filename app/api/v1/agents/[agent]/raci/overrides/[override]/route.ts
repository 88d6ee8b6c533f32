import { endpoint } from "#app/api/endpoint.ts";
import { removeOverride } from "#lib/raci/remove-override.ts";

export const DELETE = endpoint({
  verb: removeOverride,
  input: ({ params, body }) => ({ ...body, agent: params.agent, override: params.override }),
});
