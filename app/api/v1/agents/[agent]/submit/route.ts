import { endpoint } from "#app/api/endpoint.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";

export const POST = endpoint({
  verb: submitAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
