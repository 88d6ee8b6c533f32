import type { Metadata } from "next";
import { RequestsTable } from "#components/requests/requests-table.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { requestKinds, requestStates } from "#lib/workflow/core/request-vocabulary.ts";
import { listRequests } from "#lib/workflow/list-requests.ts";
import { asking } from "../asking.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Requests" };

const names = ["q", "sort", "cursor", "page", "kind", "state", "asked", "overdue", "agent", "submittedBy"] as const;

export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const views = await viewsOf(context, "requests", searchParams);
  const { answer, refused } = await readList(listRequests, context, { ...filters, cursor, sort, limit: PAGE_SIZE });
  return (
    <ListPage
      title="Requests"
      says="What waits for decisions: registrations, changes that widen what an agent may do, exceptions and retirements."
      above={<SavedViews {...views} />}
      searchLabel="Search requests"
      filters={[
        { name: "kind", label: "Kind", options: optionsOf(requestKinds) },
        { name: "state", label: "State", options: optionsOf(requestStates) },
        { name: "asked", label: "Waits for", options: [{ value: "me", label: "Me" }] },
        { name: "overdue", label: "Due", options: [{ value: "true", label: "Overdue" }] },
        { name: "submittedBy", label: "Asked by", options: [{ value: "me", label: "Me" }] },
      ]}
      unlisted={[{ name: "agent", label: "Agent" }]}
      nouns={["request", "requests"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nothing has been asked for yet",
        says: "A request opens when an agent is submitted, or when a change would let it do more.",
      }}
    >
      {(rows) => (
        <RequestsTable rows={rows} total={answer?.total ?? 0} sort={sort ?? "-openedAt"} now={context.clock.now()} />
      )}
    </ListPage>
  );
}
