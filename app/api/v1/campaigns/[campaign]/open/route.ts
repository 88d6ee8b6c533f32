import { endpoint } from "#app/api/endpoint.ts";
import { openCampaign } from "#lib/reviews/open-campaign.ts";

export const POST = endpoint({
  verb: openCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
