import { endpoint } from "#app/api/endpoint.ts";
import { deleteView } from "#lib/views/delete-view.ts";
import { editView } from "#lib/views/edit-view.ts";
import { readView } from "#lib/views/list-views.ts";

export const GET = endpoint({ verb: readView, input: ({ params, search }) => ({ ...search, view: params.view }) });

export const PATCH = endpoint({
  verb: editView,
  input: ({ params, body, ifMatch }) => ({ ...body, view: params.view, version: ifMatch }),
});

export const DELETE = endpoint({
  verb: deleteView,
  input: ({ params, ifMatch }) => ({ view: params.view, version: ifMatch }),
  status: 204,
});
