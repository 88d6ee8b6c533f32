import { endpoint } from "#app/api/endpoint.ts";
import { assignGaps } from "#lib/gaps/assign-gaps.ts";

export const POST = endpoint({ verb: assignGaps, input: ({ body }) => body });
