import { endpoint } from "#app/api/endpoint.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { readAssignment } from "#lib/registry/list-assignments.ts";

export const GET = endpoint({
  verb: readAssignment,
  input: ({ params, search }) => ({ ...search, assignment: params.assignment }),
});

export const PATCH = endpoint({
  verb: editAssignment,
  input: ({ params, body, ifMatch }) => ({ ...body, assignment: params.assignment, version: ifMatch }),
});

/** Ends, never erases: who held the role until now stays readable. */
export const DELETE = endpoint({
  verb: endAssignment,
  input: ({ params, body, ifMatch }) => ({ ...body, assignment: params.assignment, version: ifMatch }),
});
