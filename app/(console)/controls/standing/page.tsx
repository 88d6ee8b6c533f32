import type { Metadata } from "next";
import { standingWords } from "#components/controls/standing-words.ts";
import { StandingsTable } from "#components/controls/standings-table.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { standings } from "#lib/controls/core/standing.ts";
import { listControlStandings } from "#lib/reports/list-control-standings.ts";
import { asking } from "../../asking.ts";
import { presenceOf } from "../../presence.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../../search-of.ts";

export const metadata: Metadata = { title: "Controls on agents" };

const names = ["q", "sort", "cursor", "page", "standing", "control", "agent", "unit"] as const;

/** The list behind the two figures: what is defined only, what nobody owns (R36, R137). */
export default async function StandingPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const asked = { ...filters, cursor, sort, limit: PAGE_SIZE };
  const { answer, refused } = await readList(listControlStandings, context, asked);
  const present = await presenceOf(context, answer?.data.map(({ owner }) => owner) ?? []);
  return (
    <ListPage
      title="Controls on agents"
      back={{ href: "/controls", name: "Controls" }}
      says="Each control on each agent to which it applies. Defined: somebody owns it. Tested: it was shown to work, and only that counts as working."
      searchLabel="Search controls and agents"
      filters={[
        {
          name: "standing",
          label: "Standing",
          options: standings.map((value) => ({ value, label: standingWords[value] })),
        },
      ]}
      unlisted={[
        { name: "control", label: "Control" },
        { name: "agent", label: "Agent" },
        { name: "unit", label: "Unit" },
      ]}
      nouns={["control", "controls"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "No control applies anywhere yet",
        says: "Controls apply to agents once they are submitted, by what is stated of them.",
      }}
    >
      {(rows) => (
        <StandingsTable
          rows={rows.map((row) => ({ ...row, owner: present(row.owner) }))}
          total={answer?.total ?? 0}
          sort={sort ?? "-riskTier,agent,control"}
        />
      )}
    </ListPage>
  );
}
