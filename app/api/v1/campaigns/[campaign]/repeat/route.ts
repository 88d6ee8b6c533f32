import { endpoint } from "#app/api/endpoint.ts";
import { repeatCampaign } from "#lib/reviews/repeat-campaign.ts";

export const POST = endpoint({
  verb: repeatCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
