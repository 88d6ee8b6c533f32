import { endpoint } from "#app/api/endpoint.ts";
import { scheduleCampaign } from "#lib/reviews/move-campaign.ts";

export const POST = endpoint({
  verb: scheduleCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
