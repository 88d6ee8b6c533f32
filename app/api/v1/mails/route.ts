import { endpoint } from "#app/api/endpoint.ts";
import { listMails } from "#lib/notifications/list-mails.ts";

export const GET = endpoint({ verb: listMails, input: ({ search }) => search });
