import { endpoint } from "#app/api/endpoint.ts";
import { createView } from "#lib/views/create-view.ts";
import { listViews } from "#lib/views/list-views.ts";

export const GET = endpoint({ verb: listViews, input: ({ search }) => search });

export const POST = endpoint({
  verb: createView,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/views/${id}`,
});
