import { endpoint } from "#app/api/endpoint.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";

export const POST = endpoint({
  verb: attestAssignment,
  input: ({ params, body, ifMatch }) => ({ ...body, assignment: params.assignment, version: ifMatch }),
});
