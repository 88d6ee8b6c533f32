import { endpoint } from "#app/api/endpoint.ts";
import { editWebhook } from "#lib/webhooks/edit-webhook.ts";
import { endWebhook } from "#lib/webhooks/end-webhook.ts";
import { readWebhook } from "#lib/webhooks/list-webhooks.ts";

export const GET = endpoint({ verb: readWebhook, input: ({ params }) => ({ webhook: params.webhook }) });

export const PATCH = endpoint({
  verb: editWebhook,
  input: ({ params, body, ifMatch }) => ({ ...body, webhook: params.webhook, version: ifMatch }),
});

/** Ends, never erases. */
export const DELETE = endpoint({ verb: endWebhook, input: ({ params }) => ({ webhook: params.webhook }) });
