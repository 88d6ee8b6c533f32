import { endpoint } from "#app/api/endpoint.ts";
import { listRequests } from "#lib/workflow/list-requests.ts";

export const GET = endpoint({ verb: listRequests, input: ({ search }) => search });
