import type { Metadata } from "next";
import { AddTeam } from "#components/people/edit-team.tsx";
import { TeamsTable } from "#components/people/teams-table.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { listTeams } from "#lib/registry/list-teams.ts";
import { asking } from "../asking.ts";
import { presenceOf } from "../presence.ts";
import { pageNumber, readable, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, ["q", "sort", "cursor", "page"] as const);
  const context = await asking();
  const views = await viewsOf(context, "teams", searchParams);
  const { answer, refused } = await readable(listTeams(context, { ...filters, cursor, sort, limit: PAGE_SIZE }));
  const present = await presenceOf(context, answer?.data.flatMap(({ lead, members }) => [lead, ...members]) ?? []);
  const mayEdit = mayDo(context.actor, "team.edit");
  return (
    <ListPage
      title="Teams"
      says="A team can be responsible or consulted, never accountable: that takes a person."
      actions={mayEdit ? <AddTeam /> : null}
      above={<SavedViews {...views} />}
      searchLabel="Search teams"
      nouns={["team", "teams"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No teams yet",
        says: "Teams come with imports of a Backstage catalogue or a people file, or are added here.",
      }}
    >
      {(rows) => (
        <TeamsTable
          rows={rows.map((team) => ({
            ...team,
            lead: present(team.lead),
            members: team.members.map((member) => present(member)),
            mayEdit,
          }))}
          total={answer?.total ?? 0}
          sort={sort ?? "name"}
        />
      )}
    </ListPage>
  );
}
