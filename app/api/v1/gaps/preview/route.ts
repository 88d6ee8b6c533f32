import { endpoint } from "#app/api/endpoint.ts";
import { previewChange } from "#lib/gaps/preview-change.ts";

/** Changes nothing: a POST because the changes do not fit into an address. */
export const POST = endpoint({ verb: previewChange, input: ({ body }) => body });
