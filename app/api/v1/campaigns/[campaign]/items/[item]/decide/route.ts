import { endpoint } from "#app/api/endpoint.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";

export const POST = endpoint({
  verb: decideItem,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, item: params.item, version: ifMatch }),
});
