import { endpoint } from "#app/api/endpoint.ts";
import { createWebhook } from "#lib/webhooks/create-webhook.ts";
import { listWebhooks } from "#lib/webhooks/list-webhooks.ts";

export const GET = endpoint({ verb: listWebhooks, input: ({ search }) => search });

export const POST = endpoint({
  verb: createWebhook,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/webhooks/${id}`,
});
