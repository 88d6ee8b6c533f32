import { endpoint } from "#app/api/endpoint.ts";
import { withdrawAgent } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: withdrawAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
