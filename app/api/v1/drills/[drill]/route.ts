import { endpoint } from "#app/api/endpoint.ts";
import { readDrill } from "#lib/workflow/drills/read-drills.ts";

export const GET = endpoint({ verb: readDrill, input: ({ params }) => ({ drill: params.drill }) });
