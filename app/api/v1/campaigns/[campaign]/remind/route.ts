import { endpoint } from "#app/api/endpoint.ts";
import { remindReviewers } from "#lib/reviews/nudge-reviewers.ts";

export const POST = endpoint({
  verb: remindReviewers,
  input: ({ params, body }) => ({ ...body, campaign: params.campaign }),
});
