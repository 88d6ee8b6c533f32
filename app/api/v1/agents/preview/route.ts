import { endpoint } from "#app/api/endpoint.ts";
import { previewAgent } from "#lib/registry/preview-agent.ts";

/** Changes nothing: a POST because a form does not fit into an address. */
export const POST = endpoint({ verb: previewAgent, input: ({ body }) => body });
