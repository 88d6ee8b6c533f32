import { endpoint } from "#app/api/endpoint.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { readControl } from "#lib/controls/list-controls.ts";

export const GET = endpoint({
  verb: readControl,
  input: ({ params, search }) => ({ ...search, control: params.control }),
});

export const PATCH = endpoint({
  verb: editControl,
  input: ({ params, body, ifMatch }) => ({ ...body, control: params.control, version: ifMatch }),
});

/** Ends a control of the organisation's own; its record stays. */
export const DELETE = endpoint({
  verb: editControl,
  input: ({ params, ifMatch }) => ({ control: params.control, version: ifMatch, ended: true }),
});
