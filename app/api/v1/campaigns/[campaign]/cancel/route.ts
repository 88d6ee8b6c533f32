import { endpoint } from "#app/api/endpoint.ts";
import { cancelCampaign } from "#lib/reviews/move-campaign.ts";

export const POST = endpoint({
  verb: cancelCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
