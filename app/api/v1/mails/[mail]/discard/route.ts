import { endpoint } from "#app/api/endpoint.ts";
import { discardMail } from "#lib/notifications/discard-mail.ts";

export const POST = endpoint({ verb: discardMail, input: ({ params, body }) => ({ ...body, mail: params.mail }) });
