import { endpoint } from "#app/api/endpoint.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";

export const GET = endpoint({ verb: listInbox, input: ({ search }) => search });
