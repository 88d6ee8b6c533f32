import { endpoint } from "#app/api/endpoint.ts";
import { listNotices } from "#lib/notifications/list-notices.ts";

export const GET = endpoint({ verb: listNotices, input: ({ search }) => search });
