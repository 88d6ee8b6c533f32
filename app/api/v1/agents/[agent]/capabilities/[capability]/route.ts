import { endpoint } from "#app/api/endpoint.ts";
import { readCapability } from "#lib/registry/list-capabilities.ts";
import { endCapability } from "#lib/registry/move-capability.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { isWaiting, locationOfWaiting } from "#lib/workflow/core/waiting.ts";

export const GET = endpoint({
  verb: readCapability,
  input: ({ params, search }) => ({ ...search, agent: params.agent, capability: params.capability }),
});

export const PATCH = endpoint({
  verb: changeCapability,
  input: ({ params, body, ifMatch }) => ({
    ...body,
    agent: params.agent,
    capability: params.capability,
    version: ifMatch,
  }),
  status: (answer) => (isWaiting(answer) ? 202 : 200),
  location: locationOfWaiting,
});

/** Ends, never erases: the capability and its running grant end now. */
export const DELETE = endpoint({
  verb: endCapability,
  input: ({ params, body, ifMatch }) => ({
    ...body,
    agent: params.agent,
    capability: params.capability,
    version: ifMatch,
  }),
});
