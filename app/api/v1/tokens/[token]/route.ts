import { endpoint } from "#app/api/endpoint.ts";
import { readToken } from "#lib/identity/list-tokens.ts";
import { revokeToken } from "#lib/identity/revoke-token.ts";

export const GET = endpoint({ verb: readToken, input: ({ params }) => ({ token: params.token }) });

/** Ends, never erases. */
export const DELETE = endpoint({ verb: revokeToken, input: ({ params }) => ({ token: params.token }) });
