import type { Metadata } from "next";
import { RetirementsTable } from "#components/retirements/retirements-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { SavedViews } from "#components/views/saved-views.tsx";
import { retirementStates } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";
import { listRetirements } from "#lib/workflow/retirements/list-retirements.ts";
import { asking } from "../asking.ts";
import { presenceOf } from "../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Retirements" };

const names = ["q", "sort", "cursor", "page", "state", "agent", "requestedBy", "proposed"] as const;

export default async function RetirementsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const views = await viewsOf(context, "retirements", searchParams);
  const { answer, refused } = await readList(listRetirements, context, { ...filters, cursor, sort, limit: PAGE_SIZE });
  const present = await presenceOf(context, answer?.data.map(({ requestedBy }) => requestedBy) ?? []);
  return (
    <ListPage
      title="Retirements"
      says="Agents on their way out of use: asked for, approved by somebody else, done step by step with proof, verified by other hands."
      above={<SavedViews {...views} />}
      searchLabel="Search retirements"
      filters={[
        { name: "state", label: "State", options: optionsOf(retirementStates) },
        { name: "requestedBy", label: "Asked by", options: [{ value: "me", label: "Me" }] },
        {
          name: "proposed",
          label: "Why",
          options: [
            { value: "true", label: "The agent's end came" },
            { value: "false", label: "Somebody asked" },
          ],
        },
      ]}
      unlisted={[{ name: "agent", label: "Agent" }]}
      nouns={["retirement", "retirements"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nothing is being retired",
        says: "An agent that nobody needs any more keeps its access until somebody takes it away. Ask for its retirement from the page of the agent.",
        action: <ButtonLink href="/agents">Look at the agents</ButtonLink>,
      }}
    >
      {(rows) => (
        <RetirementsTable
          rows={rows.map((row) => ({ ...row, requestedBy: present(row.requestedBy) }))}
          total={answer?.total ?? 0}
          sort={sort ?? "-requestedAt"}
          now={context.clock.now()}
        />
      )}
    </ListPage>
  );
}
