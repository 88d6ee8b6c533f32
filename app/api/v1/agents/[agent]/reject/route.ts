import { endpoint } from "#app/api/endpoint.ts";
import { rejectAgent } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: rejectAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
