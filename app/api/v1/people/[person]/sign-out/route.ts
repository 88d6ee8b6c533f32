import { endpoint } from "#app/api/endpoint.ts";
import { endSessions } from "#lib/identity/end-sessions.ts";

export const POST = endpoint({ verb: endSessions, input: ({ params }) => ({ person: params.person }) });
