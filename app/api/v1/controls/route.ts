import { endpoint } from "#app/api/endpoint.ts";
import { createControl } from "#lib/controls/create-control.ts";
import { listControls } from "#lib/controls/list-controls.ts";

export const GET = endpoint({ verb: listControls, input: ({ search }) => search });

export const POST = endpoint({
  verb: createControl,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/controls/${id}`,
});
