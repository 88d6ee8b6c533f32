import { endpoint } from "#app/api/endpoint.ts";
import { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";

export const POST = endpoint({
  verb: confirmFollowUp,
  input: ({ params, body, ifMatch }) => ({
    ...body,
    campaign: params.campaign,
    followUp: params.followUp,
    version: ifMatch,
  }),
});
