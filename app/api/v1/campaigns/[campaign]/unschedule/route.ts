import { endpoint } from "#app/api/endpoint.ts";
import { unscheduleCampaign } from "#lib/reviews/move-campaign.ts";

export const POST = endpoint({
  verb: unscheduleCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
