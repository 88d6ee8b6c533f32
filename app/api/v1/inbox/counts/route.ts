import { endpoint } from "#app/api/endpoint.ts";
import { countInbox } from "#lib/inbox/list-inbox.ts";

export const GET = endpoint({ verb: countInbox, input: ({ search }) => search });
