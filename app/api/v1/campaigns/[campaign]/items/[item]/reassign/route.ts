import { endpoint } from "#app/api/endpoint.ts";
import { reassignItem } from "#lib/reviews/reassign-item.ts";

export const POST = endpoint({
  verb: reassignItem,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, item: params.item, version: ifMatch }),
});
