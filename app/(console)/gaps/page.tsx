import type { Metadata } from "next";
import { gapFilters, groupingWords, unlistedGapFilters } from "#components/gaps/gap-filters.ts";
import { GapsTable } from "#components/gaps/gaps-table.tsx";
import { GroupBy } from "#components/gaps/group-by.tsx";
import { GroupList } from "#components/gaps/group-list.tsx";
import { ReportLinks } from "#components/reports/report-links.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { ruleById } from "#lib/gaps/core/all-rules.ts";
import { listGapGroups } from "#lib/gaps/list-gap-groups.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { mayChange, mayDo } from "#lib/identity/core/access.ts";
import { asking } from "../asking.ts";
import { momentOf } from "../moment-of.tsx";
import { presenceOf } from "../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Gaps" };

const names = [
  "q",
  "sort",
  "cursor",
  "page",
  "asOf",
  "by",
  "rule",
  "severity",
  "status",
  "agent",
  "unit",
  "function",
  "system",
  "role",
  "control",
  "assignee",
  "overdue",
  "due",
  "age",
  "closedBy",
] as const;

export default async function GapsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, asOf, cursor, sort, by, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const moment = momentOf(context, asOf);
  const views = await viewsOf(context, "gaps", searchParams);
  const { now } = moment;
  const { actor } = context;
  const narrowed = { status: "open", ...filters };
  const asked = { ...narrowed, asOf, cursor, sort, limit: PAGE_SIZE };
  const reportOf = new URLSearchParams({ ...narrowed, ...(asOf ? { asOf } : {}) });
  const mayFix = !moment.past && mayChange(actor);
  const frame = {
    title: "Gaps",
    says: "Where something accountable has no live answer. Gaps open and close by themselves: only the fact that each names closes it.",
    edge: moment.edge,
    actions: (
      <>
        {moment.picker}
        <GroupBy />
        <ReportLinks report="/api/v1/reports/gaps" search={reportOf.toString()} title="Gaps" />
      </>
    ),
    above: <SavedViews {...views} />,
    searchLabel: "Search gaps and agents",
    filters: gapFilters([...ruleById.keys()].sort(), actor.personId),
    unlisted: unlistedGapFilters,
    narrowed: Object.keys(filters).length > 0,
    page: pageNumber(page),
    empty: {
      title: "No gap is open",
      says: "Every seat that must be taken is taken, or no agent has been submitted yet: drafts show their gaps on their own page.",
    },
  };
  if (by !== undefined) {
    const { answer, refused } = await readList(listGapGroups, context, { ...asked, by });
    const nouns = by === "fact" ? (["closing fact", "closing facts"] as const) : (["group", "groups"] as const);
    return (
      <ListPage {...frame} nouns={nouns} answer={answer} refused={refused}>
        {(groups) => (
          <GroupList
            by={by in groupingWords ? by : "fact"}
            groups={groups}
            now={now}
            filters={filters as Record<string, string>}
            mayFix={mayFix}
          />
        )}
      </ListPage>
    );
  }
  const { answer, refused } = await readList(listGaps, context, asked);
  const present = await presenceOf(context, answer?.data.map(({ assignee }) => assignee) ?? [], asOf);
  const mayAll = mayDo(actor, "gap.assign");
  return (
    <ListPage {...frame} nouns={["gap", "gaps"]} answer={answer} refused={refused}>
      {(gaps) => (
        <GapsTable
          rows={gaps.map((gap) => ({
            ...gap,
            assignee: present(gap.assignee),
            mayAssign:
              !moment.past && (mayAll || mayDo(actor, "gap.assign", { personId: gap.assignee?.id ?? actor.personId })),
          }))}
          total={answer?.total ?? 0}
          sort={sort ?? "-severity,dueAt"}
          looking={{ now, self: actor.personId, mayFix }}
        />
      )}
    </ListPage>
  );
}
