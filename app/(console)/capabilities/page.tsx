import type { Metadata } from "next";
import { CapabilitiesTable } from "#components/capabilities/capabilities-table.tsx";
import { capabilityListFilters, unlistedCapabilityFilters } from "#components/capabilities/capability-filters.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayChange, mayDo } from "#lib/identity/core/access.ts";
import { listAllCapabilities } from "#lib/registry/list-all-capabilities.ts";
import { asking } from "../asking.ts";
import { momentOf } from "../moment-of.tsx";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Capabilities" };

const names = [
  "q",
  "sort",
  "cursor",
  "page",
  "asOf",
  "riskTier",
  "action",
  "dataClassification",
  "state",
  "agentState",
  "agent",
  "system",
  "businessUnit",
  "owner",
  "empty",
  "answerable",
  "grantEndsWithin",
] as const;

/** What every agent may do, with the seats of each: where one person is named in many of them at once. */
export default async function CapabilitiesPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, asOf, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const moment = momentOf(context, asOf);
  const views = await viewsOf(context, "capabilities", searchParams);
  const asked = { ...filters, asOf, cursor, sort, limit: PAGE_SIZE };
  const { answer, refused } = await readList(listAllCapabilities, context, asked);
  return (
    <ListPage
      title="Capabilities"
      says="What every agent may do, the riskiest first, with the seats that its tier demands. Choose several to name one person in a seat of each."
      edge={moment.edge}
      actions={moment.picker}
      above={<SavedViews {...views} />}
      searchLabel="Search capabilities and agents"
      filters={capabilityListFilters(context.actor.personId)}
      unlisted={unlistedCapabilityFilters}
      nouns={["capability", "capabilities"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No agent may do anything yet",
        says: "A capability is one thing that an agent may do to one system. Register an agent and say what it may do: each capability then stands here with its seats.",
        action:
          !moment.past && mayDo(context.actor, "agent.create") ? (
            <ButtonLink href="/agents/new" weight="primary">
              Register an agent
            </ButtonLink>
          ) : null,
      }}
    >
      {(rows) => (
        <CapabilitiesTable
          rows={rows}
          total={answer?.total ?? 0}
          sort={sort ?? "-riskTier,agent,name"}
          mayName={!moment.past && mayChange(context.actor)}
        />
      )}
    </ListPage>
  );
}
