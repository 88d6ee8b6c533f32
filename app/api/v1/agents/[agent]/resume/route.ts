import { endpoint } from "#app/api/endpoint.ts";
import { resumeAgent } from "#lib/registry/resume-agent.ts";

export const POST = endpoint({
  verb: resumeAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
