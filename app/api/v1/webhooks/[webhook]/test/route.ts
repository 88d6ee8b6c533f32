import { endpoint } from "#app/api/endpoint.ts";
import { testWebhook } from "#lib/webhooks/test-webhook.ts";

export const POST = endpoint({ verb: testWebhook, input: ({ params }) => ({ webhook: params.webhook }) });
