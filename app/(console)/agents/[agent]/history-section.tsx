import { EvidenceTable } from "#components/evidence/evidence-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { listEvidence } from "#lib/reports/list-evidence.ts";
import { asking } from "../../asking.ts";
import { pageNumber, readable } from "../../search-of.ts";
import type { AgentPage } from "./read-agent-page.ts";

const LIMIT = 50;

/** Everything that was recorded about the agent, the newest first; up to the moment that the page shows. */
export async function HistorySection({
  page,
  asOf,
  cursor,
  number,
}: {
  page: AgentPage;
  asOf: string | undefined;
  cursor: string | undefined;
  number: string | undefined;
}) {
  const { answer, refused } = await readable(
    listEvidence(await asking(), {
      agent: page.agent.slug,
      limit: LIMIT,
      ...(cursor ? { cursor } : {}),
      ...(asOf ? { until: asOf } : {}),
    }),
  );
  return (
    <Section
      id="history"
      title="History"
      count={answer?.total ?? 0}
      says="Everything that was done about this agent, by whom and why, the newest first. Entries are only ever added."
    >
      {refused ? <p className="text-sm text-critical">{refused}</p> : null}
      {answer && answer.data.length === 0 ? (
        <EmptyState title={page.past ? "Nothing was recorded up to then" : "Nothing is recorded yet"}>
          Each change of the agent writes an entry here.
        </EmptyState>
      ) : null}
      {answer && answer.data.length > 0 ? (
        <>
          <EvidenceTable rows={answer.data} />
          <Pager
            total={answer.total}
            shown={answer.data.length}
            page={pageNumber(number)}
            limit={LIMIT}
            nextCursor={answer.nextCursor}
            noun="entries"
          />
        </>
      ) : null}
    </Section>
  );
}
