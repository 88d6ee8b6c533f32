import { endpoint } from "#app/api/endpoint.ts";
import { activateAgent } from "#lib/registry/activate-agent.ts";

export const POST = endpoint({
  verb: activateAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
