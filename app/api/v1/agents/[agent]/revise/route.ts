import { endpoint } from "#app/api/endpoint.ts";
import { reviseAgent } from "#lib/registry/revise-agent.ts";

export const POST = endpoint({
  verb: reviseAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
