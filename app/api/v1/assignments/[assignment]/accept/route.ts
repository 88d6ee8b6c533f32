import { endpoint } from "#app/api/endpoint.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";

export const POST = endpoint({
  verb: acceptAssignment,
  input: ({ params, body, ifMatch }) => ({ ...body, assignment: params.assignment, version: ifMatch }),
});
