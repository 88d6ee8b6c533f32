import { endpoint } from "#app/api/endpoint.ts";
import { listDeliveries } from "#lib/webhooks/list-webhooks.ts";

export const GET = endpoint({
  verb: listDeliveries,
  input: ({ params, search }) => ({ ...search, webhook: params.webhook }),
});
