import { endpoint } from "#app/api/endpoint.ts";
import { approveIdentity } from "#lib/workflow/agent-decisions.ts";

export const POST = endpoint({
  verb: approveIdentity,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
