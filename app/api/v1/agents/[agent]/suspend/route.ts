import { endpoint } from "#app/api/endpoint.ts";
import { suspendAgent } from "#lib/registry/suspend-agent.ts";

export const POST = endpoint({
  verb: suspendAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
