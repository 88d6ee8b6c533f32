import { endpoint } from "#app/api/endpoint.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";

export const GET = endpoint({
  verb: listAssignments,
  input: ({ params, search }) => ({ ...search, agent: params.agent }),
});

export const POST = endpoint({
  verb: createAssignment,
  input: ({ params, body }) => ({ ...body, agent: params.agent }),
  status: 201,
  location: ({ id }) => `/api/v1/assignments/${id}`,
});
