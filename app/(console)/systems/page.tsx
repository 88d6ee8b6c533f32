import type { Metadata } from "next";
import { AddSystem } from "#components/systems/edit-system.tsx";
import { SystemsTable } from "#components/systems/systems-table.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { dataClassifications, environments, systemKinds } from "#lib/registry/core/vocabulary.ts";
import { listSystems } from "#lib/registry/list-systems.ts";
import { asking } from "../asking.ts";
import { momentOf } from "../moment-of.tsx";
import { presenceOf } from "../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Systems" };

const names = [
  "q",
  "sort",
  "cursor",
  "page",
  "asOf",
  "kind",
  "environment",
  "dataClassification",
  "owned",
  "ended",
] as const;

export default async function SystemsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, asOf, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const moment = momentOf(context, asOf);
  const views = await viewsOf(context, "systems", searchParams);
  const { answer, refused } = await readList(listSystems, context, {
    ...filters,
    asOf,
    cursor,
    sort,
    limit: PAGE_SIZE,
  });
  const present = await presenceOf(context, answer?.data.map(({ owner }) => owner) ?? [], asOf);
  return (
    <ListPage
      title="Systems"
      says="What agents act on. A system without an owner is a gap of every agent that touches it."
      edge={moment.edge}
      actions={
        <>
          {moment.picker}
          {!moment.past && mayDo(context.actor, "system.create") ? <AddSystem /> : null}
        </>
      }
      above={<SavedViews {...views} />}
      searchLabel="Search systems"
      filters={[
        { name: "kind", label: "Kind", options: optionsOf(systemKinds) },
        { name: "dataClassification", label: "Data", options: optionsOf(dataClassifications) },
        { name: "environment", label: "Environment", options: optionsOf(environments) },
        {
          name: "owned",
          label: "Owner",
          options: [
            { value: "true", label: "Someone owns it" },
            { value: "false", label: "Nobody owns it" },
          ],
        },
        { name: "ended", label: "In use", options: [{ value: "true", label: "Out of use" }] },
      ]}
      nouns={["system", "systems"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No systems yet",
        says: "Systems are what agents act on. Import MCP servers or a Backstage catalogue, or add one, so that capabilities can say where they reach.",
      }}
    >
      {(rows) => (
        <SystemsTable
          rows={rows.map((row) => ({ ...row, owner: present(row.owner) }))}
          total={answer?.total ?? 0}
          sort={sort ?? "name"}
        />
      )}
    </ListPage>
  );
}
