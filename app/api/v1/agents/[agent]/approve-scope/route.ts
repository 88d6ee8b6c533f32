import { endpoint } from "#app/api/endpoint.ts";
import { approveScope } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: approveScope,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
