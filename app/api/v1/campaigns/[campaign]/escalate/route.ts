import { endpoint } from "#app/api/endpoint.ts";
import { escalateItems } from "#lib/reviews/nudge-reviewers.ts";

export const POST = endpoint({
  verb: escalateItems,
  input: ({ params, body }) => ({ ...body, campaign: params.campaign }),
});
