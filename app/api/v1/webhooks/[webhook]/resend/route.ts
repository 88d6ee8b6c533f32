import { endpoint } from "#app/api/endpoint.ts";
import { resendDeliveries } from "#lib/webhooks/resend-deliveries.ts";

export const POST = endpoint({
  verb: resendDeliveries,
  input: ({ params, body }) => ({ ...body, webhook: params.webhook }),
});
