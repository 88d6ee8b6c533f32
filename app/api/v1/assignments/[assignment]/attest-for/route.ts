import { endpoint } from "#app/api/endpoint.ts";
import { attestAssignmentFor } from "#lib/registry/attest-assignment-for.ts";

export const POST = endpoint({
  verb: attestAssignmentFor,
  input: ({ params, body, ifMatch }) => ({ ...body, assignment: params.assignment, version: ifMatch }),
});
