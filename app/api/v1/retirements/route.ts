import { endpoint } from "#app/api/endpoint.ts";
import { listRetirements } from "#lib/workflow/retirements/list-retirements.ts";
import { requestRetirement } from "#lib/workflow/retirements/request-retirement.ts";

export const GET = endpoint({ verb: listRetirements, input: ({ search }) => search });

export const POST = endpoint({
  verb: requestRetirement,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/retirements/${id}`,
});
