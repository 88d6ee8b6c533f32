import { endpoint } from "#app/api/endpoint.ts";
import { invitePerson } from "#lib/identity/invite-person.ts";

export const POST = endpoint({ verb: invitePerson, input: ({ params }) => ({ person: params.person }), status: 201 });
