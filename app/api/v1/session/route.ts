import { endpoint } from "#app/api/endpoint.ts";
import { signOut } from "#lib/identity/end-sessions.ts";
import { whoAmI } from "#lib/identity/who-am-i.ts";

export const GET = endpoint({ verb: whoAmI, input: () => ({}) });

/** Out everywhere: all sessions of the person who asks. */
export const DELETE = endpoint({ verb: signOut, input: () => ({}) });
