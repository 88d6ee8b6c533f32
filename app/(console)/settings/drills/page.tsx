import type { Metadata } from "next";
import { DrillsTable } from "#components/drills/drills-table.tsx";
import { StartDrill } from "#components/drills/start-drill.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { optionsOf } from "#components/ui/options.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { drillStates } from "#lib/workflow/drills/core/drill-lifecycle.ts";
import { listDrills } from "#lib/workflow/drills/read-drills.ts";
import { asking } from "../../asking.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../../search-of.ts";

export const metadata: Metadata = { title: "Reachability drills" };

const names = ["q", "state", "cursor", "page"] as const;

export default async function DrillsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const asked = { ...filters, cursor, limit: PAGE_SIZE };
  const { answer, refused } = await readList(listDrills, context, asked);
  const start = mayDo(context.actor, "drill.run") ? <StartDrill /> : undefined;
  return (
    <ListPage
      title="Reachability drills"
      back={{ href: "/settings", name: "Settings" }}
      says="Can the people who would contain a risky capability be reached, and how fast? A drill asks every responder of high and critical capabilities, then their deputies, and keeps who answered."
      actions={start}
      searchLabel="Search drills"
      filters={[{ name: "state", label: "State", options: optionsOf(drillStates) }]}
      nouns={["drill", "drills"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No drill was held yet",
        says: "A name on paper is no answer in an incident. Security starts a drill; responders answer it from their inbox.",
      }}
    >
      {(drills) => <DrillsTable drills={drills} now={context.clock.now()} />}
    </ListPage>
  );
}
