import { endpoint } from "#app/api/endpoint.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { listAgents } from "#lib/registry/list-agents.ts";

export const GET = endpoint({ verb: listAgents, input: ({ search }) => search });

export const POST = endpoint({
  verb: createAgent,
  input: ({ body }) => body,
  status: 201,
  location: ({ slug }) => `/api/v1/agents/${slug}`,
});
