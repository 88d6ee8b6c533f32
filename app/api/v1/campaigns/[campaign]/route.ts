import { endpoint } from "#app/api/endpoint.ts";
import { editCampaign } from "#lib/reviews/edit-campaign.ts";
import { readCampaign } from "#lib/reviews/read-campaign.ts";

export const GET = endpoint({ verb: readCampaign, input: ({ params }) => ({ campaign: params.campaign }) });

export const PATCH = endpoint({
  verb: editCampaign,
  input: ({ params, body, ifMatch }) => ({ ...body, campaign: params.campaign, version: ifMatch }),
});
