import { endpoint } from "#app/api/endpoint.ts";
import { listCapabilities } from "#lib/registry/list-capabilities.ts";
import { addCapability } from "#lib/workflow/add-capability.ts";
import { isWaiting } from "#lib/workflow/core/waiting.ts";

export const GET = endpoint({
  verb: listCapabilities,
  input: ({ params, search }) => ({ ...search, agent: params.agent }),
});

export const POST = endpoint({
  verb: addCapability,
  input: ({ params, body }) => ({ ...body, agent: params.agent }),
  status: (answer) => (isWaiting(answer) ? 202 : 201),
  location: (answer) =>
    isWaiting(answer)
      ? `/api/v1/requests/${answer.id}`
      : `/api/v1/agents/${answer.agent.slug}/capabilities/${answer.slug}`,
});
