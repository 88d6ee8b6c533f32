import { endpoint } from "#app/api/endpoint.ts";
import { suspendCapability } from "#lib/registry/move-capability.ts";

export const POST = endpoint({
  verb: suspendCapability,
  input: ({ params, body, ifMatch }) => ({
    ...body,
    agent: params.agent,
    capability: params.capability,
    version: ifMatch,
  }),
});
