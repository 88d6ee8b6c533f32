import { endpoint } from "#app/api/endpoint.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";

export const POST = endpoint({
  verb: closeCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
