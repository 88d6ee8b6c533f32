import { endpoint } from "#app/api/endpoint.ts";
import { resumeCapability } from "#lib/registry/move-capability.ts";

export const POST = endpoint({
  verb: resumeCapability,
  input: ({ params, body, ifMatch }) => ({
    ...body,
    agent: params.agent,
    capability: params.capability,
    version: ifMatch,
  }),
});
