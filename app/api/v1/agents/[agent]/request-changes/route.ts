import { endpoint } from "#app/api/endpoint.ts";
import { requestChangesOfAgent } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: requestChangesOfAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
