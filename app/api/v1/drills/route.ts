import { endpoint } from "#app/api/endpoint.ts";
import { listDrills } from "#lib/workflow/drills/read-drills.ts";
import { startDrill } from "#lib/workflow/drills/start-drill.ts";

export const GET = endpoint({ verb: listDrills, input: ({ search }) => search });

export const POST = endpoint({ verb: startDrill, input: ({ body }) => body });
