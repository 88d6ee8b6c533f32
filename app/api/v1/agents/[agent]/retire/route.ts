import { endpoint } from "#app/api/endpoint.ts";
import { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";

/** Asks for it: the agent is retiring once somebody else has approved and its day has come. */
export const POST = endpoint({
  verb: requestRetirement,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, version: ifMatch }),
  status: 201,
  location: ({ id }) => `/api/v1/retirements/${id}`,
});
