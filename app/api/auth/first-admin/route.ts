import { endpoint } from "#app/api/endpoint.ts";
import { becomeFirstAdmin } from "#lib/identity/become-first-admin.ts";
import { linkHolder } from "#lib/identity/link-holder.ts";

export const POST = endpoint({ verb: becomeFirstAdmin, who: linkHolder, input: ({ body }) => body, status: 201 });
