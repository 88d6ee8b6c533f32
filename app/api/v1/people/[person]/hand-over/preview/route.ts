import { endpoint } from "#app/api/endpoint.ts";
import { previewHandOver } from "#lib/workflow/hand-over/preview-hand-over.ts";

export const POST = endpoint({
  verb: previewHandOver,
  input: ({ params, body }) => ({ ...body, person: params.person }),
});
