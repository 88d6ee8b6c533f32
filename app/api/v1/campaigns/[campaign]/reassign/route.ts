import { endpoint } from "#app/api/endpoint.ts";
import { reassignItems } from "#lib/reviews/reassign-items.ts";

export const POST = endpoint({
  verb: reassignItems,
  input: ({ params, body }) => ({ ...body, campaign: params.campaign }),
});
