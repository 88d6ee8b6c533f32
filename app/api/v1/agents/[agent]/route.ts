import { endpoint } from "#app/api/endpoint.ts";
import { discardAgent } from "#lib/registry/discard-agent.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { changeAgent } from "#lib/workflow/change-agent.ts";
import { isWaiting, locationOfWaiting } from "#lib/workflow/core/waiting.ts";

export const GET = endpoint({
  verb: readAgent,
  input: ({ params, search }) => ({ ...search, agent: params.agent }),
});

export const PATCH = endpoint({
  verb: changeAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
  status: (answer) => (isWaiting(answer) ? 202 : 200),
  location: locationOfWaiting,
});

/** Lays a draft aside; nothing is erased, and an agent past its draft is retired instead. */
export const DELETE = endpoint({
  verb: discardAgent,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
