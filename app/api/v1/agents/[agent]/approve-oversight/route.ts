import { endpoint } from "#app/api/endpoint.ts";
import { approveOversight } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: approveOversight,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
