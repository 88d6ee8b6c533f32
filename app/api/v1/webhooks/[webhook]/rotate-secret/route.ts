import { endpoint } from "#app/api/endpoint.ts";
import { rotateWebhookSecret } from "#lib/webhooks/rotate-secret.ts";

export const POST = endpoint({
  verb: rotateWebhookSecret,
  input: ({ params, ifMatch }) => ({ webhook: params.webhook, version: ifMatch }),
});
