import { endpoint } from "#app/api/endpoint.ts";
import { createCampaign } from "#lib/reviews/create-campaign.ts";
import { listCampaigns } from "#lib/reviews/list-campaigns.ts";

export const GET = endpoint({ verb: listCampaigns, input: ({ search }) => search });

export const POST = endpoint({
  verb: createCampaign,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/campaigns/${id}`,
});
