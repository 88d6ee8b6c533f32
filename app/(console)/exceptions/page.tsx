import type { Metadata } from "next";
import { ExceptionsTable } from "#components/exceptions/exceptions-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { severities } from "#lib/registry/core/vocabulary.ts";
import { exceptionStates } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";
import { listExceptions } from "#lib/workflow/exceptions/list-exceptions.ts";
import { asking } from "../asking.ts";
import { presenceOf } from "../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Exceptions" };

const names = ["q", "sort", "cursor", "page", "state", "severity", "requestedBy", "agent", "gap", "rule"] as const;

export default async function ExceptionsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const { actor } = context;
  const views = await viewsOf(context, "exceptions", searchParams);
  const { answer, refused } = await readList(listExceptions, context, { ...filters, cursor, sort, limit: PAGE_SIZE });
  const present = await presenceOf(context, answer?.data.map(({ requestedBy }) => requestedBy) ?? []);
  return (
    <ListPage
      title="Exceptions"
      says="Gaps that somebody accepted for a time, with what is done meanwhile. Security decides, never who asked or who holds the gap; at its end the gap is open again."
      above={<SavedViews {...views} />}
      searchLabel="Search exceptions"
      filters={[
        { name: "state", label: "State", options: optionsOf(exceptionStates) },
        { name: "severity", label: "Severity", options: optionsOf(severities.toReversed()) },
        { name: "requestedBy", label: "Asked by", options: [{ value: "me", label: "Me" }] },
      ]}
      unlisted={[
        { name: "agent", label: "Agent" },
        { name: "gap", label: "Of one gap", plain: true },
        { name: "rule", label: "Rule" },
      ]}
      nouns={["exception", "exceptions"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nothing is excepted",
        says: "Where a gap cannot be mended in time, ask for an exception from the page of the gap: with a reason, with what is done meanwhile, and with an end.",
        action: <ButtonLink href="/gaps">Look at the open gaps</ButtonLink>,
      }}
    >
      {(rows) => (
        <ExceptionsTable
          rows={rows.map((row) => ({ ...row, requestedBy: present(row.requestedBy) }))}
          total={answer?.total ?? 0}
          sort={sort ?? "endsAt"}
          now={context.clock.now()}
          mayWithdraw={mayDo(actor, "exception.withdraw") ? "all" : { of: actor.personId }}
        />
      )}
    </ListPage>
  );
}
