import { endpoint } from "#app/api/endpoint.ts";
import { listItems } from "#lib/reviews/list-items.ts";

export const GET = endpoint({
  verb: listItems,
  input: ({ params, search }) => ({ ...search, campaign: params.campaign }),
});
