import { endpoint } from "#app/api/endpoint.ts";
import { createTeam } from "#lib/registry/create-team.ts";
import { listTeams } from "#lib/registry/list-teams.ts";

export const GET = endpoint({ verb: listTeams, input: ({ search }) => search });

export const POST = endpoint({
  verb: createTeam,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/teams/${id}`,
});
