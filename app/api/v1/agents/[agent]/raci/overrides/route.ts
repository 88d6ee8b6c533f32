import { endpoint } from "#app/api/endpoint.ts";
import { addOverride } from "#lib/raci/add-override.ts";

export const POST = endpoint({
  verb: addOverride,
  input: ({ params, body }) => ({ ...body, agent: params.agent }),
  status: 201,
  location: ({ agent }) => `/api/v1/agents/${agent.slug}/raci`,
});
