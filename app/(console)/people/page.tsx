import type { Metadata } from "next";
import { AddPerson } from "#components/people/edit-person.tsx";
import { PeopleTable } from "#components/people/people-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { functions, personStatuses, platformRoles } from "#lib/registry/core/vocabulary.ts";
import { listPeople } from "#lib/registry/list-people.ts";
import { asking } from "../asking.ts";
import { momentOf } from "../moment-of.tsx";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "People" };

const names = ["q", "sort", "cursor", "page", "asOf", "status", "function", "unit", "platformRole"] as const;

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const { page, asOf, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const moment = momentOf(context, asOf);
  const views = await viewsOf(context, "people", searchParams);
  const { answer, refused } = await readList(listPeople, context, { ...filters, asOf, cursor, sort, limit: PAGE_SIZE });
  const mayAdd = !moment.past && mayDo(context.actor, "person.create");
  return (
    <ListPage
      title="People"
      says="Everyone who can be named, and what each answers for."
      edge={moment.edge}
      actions={
        <>
          {moment.picker}
          {mayAdd ? <AddPerson /> : null}
        </>
      }
      above={<SavedViews {...views} />}
      searchLabel="Search names and addresses"
      filters={[
        { name: "status", label: "Status", options: optionsOf(personStatuses) },
        { name: "function", label: "Function", options: optionsOf(functions) },
        { name: "platformRole", label: "Platform role", options: optionsOf(platformRoles) },
      ]}
      unlisted={[{ name: "unit", label: "Unit" }]}
      nouns={["person", "people"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nobody is registered yet",
        says: "Accountability needs names. Import a people file, or add people one by one; then name them on agents.",
        action: mayAdd ? <ButtonLink href="/imports">Import people</ButtonLink> : null,
      }}
    >
      {(rows) => (
        <PeopleTable
          rows={rows.map((row) => ({ ...row, mayEdit: mayAdd }))}
          total={answer?.total ?? 0}
          sort={sort ?? "name"}
        />
      )}
    </ListPage>
  );
}
