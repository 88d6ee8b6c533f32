import { endpoint } from "#app/api/endpoint.ts";
import { approveAgent } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: approveAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
