import { endpoint } from "#app/api/endpoint.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { readSystem } from "#lib/registry/list-systems.ts";

export const GET = endpoint({
  verb: readSystem,
  input: ({ params, search }) => ({ ...search, system: params.system }),
});

export const PATCH = endpoint({
  verb: editSystem,
  input: ({ params, body, ifMatch }) => ({ ...body, system: params.system, version: ifMatch }),
});

/** Ends, never erases: it is out of use, and what refers to it keeps its name. */
export const DELETE = endpoint({
  verb: editSystem,
  input: ({ params, ifMatch }) => ({ system: params.system, version: ifMatch, ended: true }),
});
