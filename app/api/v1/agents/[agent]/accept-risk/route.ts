import { endpoint } from "#app/api/endpoint.ts";
import { acceptRisk } from "#lib/registry/accept-risk.ts";

export const POST = endpoint({
  verb: acceptRisk,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
});
