import { endpoint } from "#app/api/endpoint.ts";
import { discardDelivery } from "#lib/webhooks/discard-delivery.ts";

export const POST = endpoint({
  verb: discardDelivery,
  input: ({ params, body }) => ({ ...body, webhook: params.webhook, delivery: params.delivery }),
});
