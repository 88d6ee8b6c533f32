import { endpoint } from "#app/api/endpoint.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { readTeam } from "#lib/registry/list-teams.ts";

export const GET = endpoint({ verb: readTeam, input: ({ params, search }) => ({ ...search, team: params.team }) });

export const PATCH = endpoint({
  verb: editTeam,
  input: ({ params, body, ifMatch }) => ({ ...body, team: params.team, version: ifMatch }),
});

/** Ends, never erases: it is out of use, and what refers to it keeps its name. */
export const DELETE = endpoint({
  verb: editTeam,
  input: ({ params, ifMatch }) => ({ team: params.team, version: ifMatch, ended: true }),
});
