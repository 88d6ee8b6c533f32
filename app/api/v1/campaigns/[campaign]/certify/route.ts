import { endpoint } from "#app/api/endpoint.ts";
import { certifyItems } from "#lib/reviews/certify-items.ts";

export const POST = endpoint({
  verb: certifyItems,
  input: ({ params, body }) => ({ ...body, campaign: params.campaign }),
});
