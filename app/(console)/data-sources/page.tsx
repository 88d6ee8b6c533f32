import type { Metadata } from "next";
import { DataSourcesTable } from "#components/systems/data-sources-table.tsx";
import { AddDataSource } from "#components/systems/edit-data-source.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { dataClassifications } from "#lib/registry/core/vocabulary.ts";
import { listDataSources } from "#lib/registry/list-data-sources.ts";
import { asking } from "../asking.ts";
import { presenceOf } from "../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Data sources" };

const names = ["q", "sort", "cursor", "page", "dataClassification", "ended"] as const;

export default async function DataSourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const views = await viewsOf(context, "data-sources", searchParams);
  const { answer, refused } = await readList(listDataSources, context, { ...filters, cursor, sort, limit: PAGE_SIZE });
  const present = await presenceOf(
    context,
    answer?.data.flatMap(({ dataOwner, qualityOwner }) => [dataOwner, qualityOwner]) ?? [],
  );
  return (
    <ListPage
      title="Data sources"
      says="What agents read for retrieval or context: who owns the data, and who answers for its quality."
      actions={mayDo(context.actor, "dataSource.create") ? <AddDataSource /> : null}
      above={<SavedViews {...views} />}
      searchLabel="Search data sources"
      filters={[
        { name: "dataClassification", label: "Classification", options: optionsOf(dataClassifications) },
        { name: "ended", label: "In use", options: [{ value: "true", label: "Out of use" }] },
      ]}
      nouns={["data source", "data sources"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No data sources yet",
        says: "An agent that reads a collection of documents or records answers with what stands in it. Add each, so that somebody answers for it.",
      }}
    >
      {(rows) => (
        <DataSourcesTable
          rows={rows.map((row) => ({
            ...row,
            dataOwner: present(row.dataOwner),
            qualityOwner: present(row.qualityOwner),
          }))}
          total={answer?.total ?? 0}
          sort={sort ?? "name"}
        />
      )}
    </ListPage>
  );
}
