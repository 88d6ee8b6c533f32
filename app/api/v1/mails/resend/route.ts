import { endpoint } from "#app/api/endpoint.ts";
import { resendMails } from "#lib/notifications/resend-mails.ts";

export const POST = endpoint({ verb: resendMails, input: ({ body }) => body });
