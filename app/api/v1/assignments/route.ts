import { endpoint } from "#app/api/endpoint.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";

export const GET = endpoint({ verb: listAssignments, input: ({ search }) => search });
