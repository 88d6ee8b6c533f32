import { endpoint } from "#app/api/endpoint.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { readTeam } from "#lib/registry/list-teams.ts";

export const GET = endpoint({ verb: readTeam, input: ({ params, search }) => ({ ...search, team: params.team }) });

export const PATCH = endpoint({
  verb: editTeam,
  input: ({ params, body, ifMatch }) => ({ ...body, team: params.team, version: ifMatch }),
});
