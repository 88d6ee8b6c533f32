import { endpoint } from "#app/api/endpoint.ts";
import { countNotices } from "#lib/notifications/list-notices.ts";

export const GET = endpoint({ verb: countNotices, input: () => ({}) });
