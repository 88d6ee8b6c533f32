import { endpoint } from "#app/api/endpoint.ts";
import { changePassword } from "#lib/identity/change-password.ts";

export const POST = endpoint({ verb: changePassword, input: ({ body }) => body, status: 204 });
