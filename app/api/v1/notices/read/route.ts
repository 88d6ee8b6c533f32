import { endpoint } from "#app/api/endpoint.ts";
import { markNoticesRead } from "#lib/notifications/mark-notices-read.ts";

export const POST = endpoint({ verb: markNoticesRead, input: ({ body }) => body });
