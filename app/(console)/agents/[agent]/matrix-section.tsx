import { AgentOverrides } from "#components/raci/agent-overrides.tsx";
import { MatrixGrid, type MatrixRow } from "#components/raci/matrix-grid.tsx";
import { ReportLinks } from "#components/reports/report-links.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { raciTemplate } from "#lib/raci/core/template.ts";
import type { AgentPage } from "./read-agent-page.ts";

/** Who carries which letter for which duty; derived from the assignments, never typed. */
export function MatrixSection({ page, asOf }: { page: AgentPage; asOf: string | undefined }) {
  const { agent, raci, assignments } = page;
  const { parties, rows, overrides } = raci;
  const invalid = rows.filter(({ valid }) => !valid).length;
  const perOf = new Map(raciTemplate.duties.map(({ id, per }) => [id as string, per]));
  const shown = rows.map((row): MatrixRow => {
    const per = perOf.get(row.duty);
    const edited = {
      agent: { slug: agent.slug, name: agent.name },
      duty: row.duty,
      capability: row.capability?.slug ?? null,
      control: row.control,
      title: row.title,
      subject: row.subject,
      may: { assign: page.may.editAssignments, override: page.may.override },
    };
    return {
      key: [row.duty, row.capability?.slug ?? "", row.control ?? ""].join("|"),
      title: per === "control" ? row.subject : row.title,
      subject: row.subject,
      heading: per === "control" ? "Operate the controls" : per === "capability" ? row.subject : "The agent",
      cells: Object.entries(row.cells).map(([party, letter]) => ({
        party,
        letter,
        answers: !row.notAnswering.includes(party),
        sources: row.sources[party] ?? [],
      })),
      valid: row.valid,
      problems: row.problems,
      edited,
    };
  });
  const heldOff = new Set(rows.flatMap((row) => row.heldOff));
  const titleOf = new Map(raciTemplate.duties.map(({ id, title }) => [id, title]));
  const order = new Map<string, number>();
  for (const { heading } of shown)
    if (!order.has(heading))
      order.set(heading, heading === "The agent" ? -1 : heading === "Operate the controls" ? 1e9 : order.size);
  const grouped = shown.toSorted((one, other) => (order.get(one.heading) ?? 0) - (order.get(other.heading) ?? 0));
  return (
    <Section
      id="matrix"
      title="RACI matrix"
      says="Derived from who holds which role; nobody types a letter. A accountable, R responsible, C consulted, I informed. A question mark: present, and does not answer."
      actions={
        parties.length > 0 ? (
          <>
            <ButtonLink className="not-printed" href={`/matrix?agent=${agent.slug}`}>
              In the whole matrix
            </ButtonLink>
            <ReportLinks
              report="/api/v1/reports/raci"
              search={new URLSearchParams({ agent: agent.slug, ...(asOf ? { asOf } : {}) }).toString()}
              title={`RACI matrix of ${agent.name}`}
            />
          </>
        ) : null
      }
    >
      {parties.length === 0 ? (
        <EmptyState title="Nobody is in the matrix yet">
          Its columns are people. Name somebody in a role and the matrix fills itself; until then each of its{" "}
          {inFigures(rows.length)} duties has nobody who answers.
        </EmptyState>
      ) : (
        <>
          <div className="mb-3">
            {invalid === 0 ? (
              <Notice tone="good">
                All {inFigures(rows.length)} duties have one accountable person who answers and somebody responsible.
              </Notice>
            ) : (
              <Notice tone="critical">
                {invalid === 1
                  ? `One of ${inFigures(rows.length)} duties is not answered for; it says why.`
                  : `${inFigures(invalid)} of ${inFigures(rows.length)} duties are not answered for; each says why.`}
                {agent.state === "draft" ? "" : " What is missing is a gap."}
              </Notice>
            )}
          </div>
          <MatrixGrid parties={parties} rows={grouped} assignments={assignments} past={page.past} />
        </>
      )}
      <section aria-labelledby="overrides" className="mt-6">
        <h3 id="overrides" className="font-semibold">
          Overrides <span className="font-normal text-soft">{overrides.length}</span>
        </h3>
        <p className="mb-2 max-w-3xl text-sm text-soft">
          Recorded departures from the template: they add or remove R, C or I. The A is changed only by changing the
          assignment. {page.may.override ? "Add one from the row that it is about." : ""}
        </p>
        {overrides.length === 0 ? (
          <p className="text-sm">None: every letter follows from who holds which role.</p>
        ) : (
          <AgentOverrides
            agent={agent.slug}
            mayOverride={page.may.override}
            overrides={overrides.map((override) => ({
              override,
              about: [titleOf.get(override.duty), override.capability?.name ?? override.control]
                .filter(Boolean)
                .join(", "),
              heldOff: heldOff.has(override.id),
            }))}
          />
        )}
      </section>
    </Section>
  );
}
