import { everybody, type Row, row } from "./access-row.ts";

let views = 0;

/** People and teams, and what each has for themselves: inbox, notices, calendar, views. */
export const rowsOfPeople: Record<string, Row> = {
  "GET /api/v1/people": everybody(),
  "POST /api/v1/people": row("person.create", "A-----", {
    body: () => ({ email: "matrix-only.new@example.com", name: "matrix-only new" }),
  }),
  "GET /api/v1/people/[person]": everybody(),
  "PATCH /api/v1/people/[person]": row("person.edit", "A----H", { body: () => ({ title: "Clerk" }) }),
  "DELETE /api/v1/people/[person]": row("person.administer", "A-----", {
    alone: false,
    fresh: async (world) => ({ person: await world.newPerson() }),
  }),
  "GET /api/v1/people/[person]/duties": everybody(),
  "GET /api/v1/people/[person]/hand-over": everybody(),
  "POST /api/v1/people/[person]/hand-over": row("person.handOver", "AS---H", {
    // To themselves: whoever may is told that it takes somebody else, and nothing moves.
    body: ({ params }) => ({ moves: [{ kind: "assignment", id: params.assignment, to: params.person }], reason: "x" }),
  }),
  "POST /api/v1/people/[person]/hand-over/preview": row("catalogue.read", "ASCMUH", {
    body: ({ params }) => ({ moves: [{ kind: "assignment", id: params.assignment, to: null }] }),
  }),
  "POST /api/v1/people/[person]/invitation": row("person.invite", "A-----"),
  "POST /api/v1/people/[person]/sign-out": row("session.end", "A-----", {
    fresh: async (world) => ({ person: await world.newPerson() }),
  }),
  "GET /api/v1/teams": everybody(),
  "POST /api/v1/teams": row("team.edit", "A-----", { body: () => ({ name: "matrix-only more" }) }),
  "GET /api/v1/teams/[team]": everybody(),
  "PATCH /api/v1/teams/[team]": row("team.edit", "A-----", { body: () => ({ name: "matrix-only renamed" }) }),
  "DELETE /api/v1/teams/[team]": row("team.edit", "A-----", {
    fresh: async (world) => ({ team: await world.newTeam() }),
  }),
  "GET /api/v1/units": everybody(),
  "GET /api/v1/session": everybody("session.read"),
  "GET /api/v1/inbox": everybody("inbox.read"),
  "GET /api/v1/inbox/counts": everybody("inbox.read"),
  "POST /api/v1/inbox/decisions": row("inbox.decide", "-----H", {
    alone: false,
    body: ({ params }) => ({ kind: "accept", decision: "accept", items: [{ id: params.assignment }] }),
  }),
  "GET /api/v1/notices": everybody("notice.read"),
  "GET /api/v1/notices/count": everybody("notice.read"),
  "POST /api/v1/notices/read": row("notice.own", "ASCMUH", { body: () => ({}) }),
  "GET /api/v1/notices/settings": everybody("notice.read"),
  "PATCH /api/v1/notices/settings": row("notice.own", "ASCMUH", { body: () => ({ digestHour: 9 }) }),
  "GET /api/v1/calendar": everybody("notice.read"),
  "POST /api/v1/calendar": row("notice.own", "ASCMUH"),
  "DELETE /api/v1/calendar": row("notice.own", "ASCMUH"),
  "GET /api/v1/views": everybody(),
  "POST /api/v1/views": row("view.save", "ASC---", {
    alone: false,
    body: () => ({ list: "gaps", name: `matrix-only ${++views}`, search: "", shared: true }),
  }),
  "GET /api/v1/views/[view]": everybody(),
  "PATCH /api/v1/views/[view]": row("view.edit", "A-----", { body: () => ({ search: "q=matrix" }) }),
  "DELETE /api/v1/views/[view]": row("view.edit", "A-----", {
    fresh: async (world) => ({ view: await world.newView() }),
  }),
};
