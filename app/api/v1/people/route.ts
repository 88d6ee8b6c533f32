import { endpoint } from "#app/api/endpoint.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { listPeople } from "#lib/registry/list-people.ts";

export const GET = endpoint({ verb: listPeople, input: ({ search }) => search });

export const POST = endpoint({
  verb: createPerson,
  input: ({ body }) => body,
  status: 201,
  location: (person) => `/api/v1/people/${person.id}`,
});
