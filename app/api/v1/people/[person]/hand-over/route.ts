import { endpoint } from "#app/api/endpoint.ts";
import { handOver } from "#lib/workflow/hand-over/hand-over.ts";
import { readHandOver } from "#lib/workflow/hand-over/read-hand-over.ts";

export const GET = endpoint({ verb: readHandOver, input: ({ params }) => ({ person: params.person }) });

export const POST = endpoint({ verb: handOver, input: ({ params, body }) => ({ ...body, person: params.person }) });
