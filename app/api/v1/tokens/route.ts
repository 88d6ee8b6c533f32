import { endpoint } from "#app/api/endpoint.ts";
import { createToken } from "#lib/identity/create-token.ts";
import { listTokens } from "#lib/identity/list-tokens.ts";

export const GET = endpoint({ verb: listTokens, input: ({ search }) => search });

export const POST = endpoint({
  verb: createToken,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/tokens/${id}`,
});
