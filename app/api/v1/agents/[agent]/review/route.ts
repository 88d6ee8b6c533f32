import { endpoint } from "#app/api/endpoint.ts";
import { startReview } from "#lib/reviews/start-review.ts";

export const POST = endpoint({
  verb: startReview,
  input: ({ params, body }) => ({ ...body, agent: params.agent }),
  status: 201,
  location: ({ id }) => `/api/v1/campaigns/${id}`,
});
