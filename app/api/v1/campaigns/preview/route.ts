import { endpoint } from "#app/api/endpoint.ts";
import { previewCampaign } from "#lib/reviews/preview-campaign.ts";

export const POST = endpoint({ verb: previewCampaign, input: ({ body }) => body });
