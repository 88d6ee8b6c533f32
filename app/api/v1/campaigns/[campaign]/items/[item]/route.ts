import { endpoint } from "#app/api/endpoint.ts";
import { readItem } from "#lib/reviews/read-item.ts";

export const GET = endpoint({
  verb: readItem,
  input: ({ params }) => ({ campaign: params.campaign, item: params.item }),
});
