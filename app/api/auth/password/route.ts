import { endpoint } from "#app/api/endpoint.ts";
import { linkHolder } from "#lib/identity/link-holder.ts";
import { setPassword } from "#lib/identity/set-password.ts";

export const POST = endpoint({ verb: setPassword, who: linkHolder, input: ({ body }) => body, status: 204 });
