import { endpoint } from "#app/api/endpoint.ts";
import { listFollowUps } from "#lib/reviews/list-follow-ups.ts";

export const GET = endpoint({
  verb: listFollowUps,
  input: ({ params, search }) => ({ ...search, campaign: params.campaign }),
});
