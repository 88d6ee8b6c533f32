import { endpoint } from "#app/api/endpoint.ts";
import { decideInbox } from "#lib/inbox/decide-inbox.ts";

export const POST = endpoint({ verb: decideInbox, input: ({ body }) => body });
