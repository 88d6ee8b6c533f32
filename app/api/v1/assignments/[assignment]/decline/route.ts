import { endpoint } from "#app/api/endpoint.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";

export const POST = endpoint({
  verb: declineAssignment,
  input: ({ params, body, ifMatch }) => ({ ...body, assignment: params.assignment, version: ifMatch }),
});
