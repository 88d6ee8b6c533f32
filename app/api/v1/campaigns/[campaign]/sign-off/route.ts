import { endpoint } from "#app/api/endpoint.ts";
import { signOffCampaign } from "#lib/reviews/sign-off-campaign.ts";

export const POST = endpoint({
  verb: signOffCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
