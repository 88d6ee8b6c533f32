import type { Metadata } from "next";
import { agentFilters, unlistedAgentFilters } from "#components/agents/agent-filters.ts";
import { AgentsTable } from "#components/agents/agents-table.tsx";
import { StopVendor } from "#components/agents/stop-vendor.tsx";
import { SeatLegend } from "#components/seats/seat-legend.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { mayChange, mayDo } from "#lib/identity/core/access.ts";
import { listAgents } from "#lib/registry/list-agents.ts";
import { asking } from "../asking.ts";
import { momentOf } from "../moment-of.tsx";
import { presenceOf } from "../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Agents" };

const names = [
  "q",
  "sort",
  "cursor",
  "page",
  "asOf",
  "state",
  "riskTier",
  "hosting",
  "interaction",
  "autonomy",
  "environment",
  "readiness",
  "businessUnit",
  "vendor",
  "owner",
  "person",
  "role",
  "system",
  "dataSource",
  "gap",
] as const;

export default async function AgentsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, asOf, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const moment = momentOf(context, asOf);
  const views = await viewsOf(context, "agents", searchParams);
  const { answer, refused } = await readList(listAgents, context, { ...filters, asOf, cursor, sort, limit: PAGE_SIZE });
  const present = await presenceOf(context, answer?.data.map(({ owner }) => owner) ?? [], asOf);
  const register =
    !moment.past && mayDo(context.actor, "agent.create") ? (
      <ButtonLink weight="primary" href="/agents/new">
        Register an agent
      </ButtonLink>
    ) : null;
  return (
    <ListPage
      title="Agents"
      says="Every registered agent, the riskiest first, with the seats that must be taken."
      edge={moment.edge}
      actions={
        <>
          {moment.picker}
          {!moment.past && mayDo(context.actor, "agent.contain") ? <StopVendor /> : null}
          {register}
        </>
      }
      searchLabel="Search agents"
      above={<SavedViews {...views} />}
      filters={agentFilters}
      unlisted={unlistedAgentFilters}
      nouns={["agent", "agents"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No agents are registered yet",
        says: "Register the first one by hand, or import agent cards, MCP servers or a catalogue. As soon as an agent stands here, its empty seats show.",
        action: register,
      }}
    >
      {(rows) => (
        <>
          <AgentsTable
            rows={rows.map((row) => ({ ...row, owner: present(row.owner) }))}
            total={answer?.total ?? 0}
            sort={sort ?? "-riskTier,name"}
            mayName={!moment.past && mayChange(context.actor)}
          />
          <div className="mt-3">
            <SeatLegend />
          </div>
        </>
      )}
    </ListPage>
  );
}
