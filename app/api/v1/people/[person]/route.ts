import { endpoint } from "#app/api/endpoint.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { readPerson } from "#lib/registry/list-people.ts";

export const GET = endpoint({
  verb: readPerson,
  input: ({ params, search }) => ({ ...search, person: params.person }),
});

export const PATCH = endpoint({
  verb: editPerson,
  input: ({ params, body, ifMatch }) => ({ ...body, person: params.person, version: ifMatch }),
});

/** Ends, never erases: the person is marked as having left. */
export const DELETE = endpoint({
  verb: editPerson,
  input: ({ params, ifMatch }) => ({ person: params.person, version: ifMatch, status: "left" }),
});
