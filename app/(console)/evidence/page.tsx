import type { Metadata } from "next";
import { EvidenceTable } from "#components/evidence/evidence-table.tsx";
import { ListPage, PAGE_SIZE } from "#components/ui/list-page.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { listEvidence } from "#lib/reports/list-evidence.ts";
import { asking } from "../asking.ts";
import { pageNumber, readList, type SearchParams, searchOf } from "../search-of.ts";
import { viewsOf } from "../views-of.ts";

export const metadata: Metadata = { title: "Evidence" };

const names = ["q", "sort", "cursor", "page", "agent", "type", "actor", "subject", "from", "until"] as const;

const kinds = ["agent", "capability", "assignment", "gap", "person", "control", "import", "policy", "token"];

export default async function EvidencePage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort, ...filters } = await searchOf(searchParams, names);
  const context = await asking();
  const views = await viewsOf(context, "evidence", searchParams);
  const { answer, refused } = await readList(listEvidence, context, { ...filters, cursor, sort, limit: PAGE_SIZE });
  return (
    <ListPage
      title="Evidence"
      says="Everything that happened, in the order in which it was recorded. Entries are only ever added: the database itself refuses to change or remove one."
      above={<SavedViews {...views} />}
      searchLabel="Search names and types"
      filters={[
        {
          name: "type",
          label: "About",
          options: kinds.map((kind) => ({ value: `${kind}.*`, label: kind.charAt(0).toUpperCase() + kind.slice(1) })),
        },
      ]}
      unlisted={[
        { name: "agent", label: "Agent" },
        { name: "actor", label: "Actor" },
        { name: "subject", label: "About one thing", plain: true },
        { name: "from", label: "From" },
        { name: "until", label: "Until" },
      ]}
      nouns={["entry", "entries"]}
      answer={answer}
      refused={refused}
      narrowed={Object.keys(filters).length > 0}
      page={pageNumber(page)}
      empty={{
        title: "Nothing is recorded yet",
        says: "Every change writes an entry in the same transaction: without evidence there is no change.",
      }}
    >
      {(rows) => <EvidenceTable rows={rows} />}
    </ListPage>
  );
}
