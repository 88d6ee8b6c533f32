import type { Metadata } from "next";
import { ImportRows } from "#components/imports/import-rows.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { countOutcomes } from "#lib/imports/core/plan.ts";
import { showImport } from "#lib/imports/list-imports.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { asking } from "../../asking.ts";
import { readable } from "../../search-of.ts";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: { params: Promise<{ import: string }> }) {
  const context = await asking();
  const { answer, refused } = await readable(
    showImport(context, { import: decodeURIComponent((await params).import) }),
  );
  if (!answer)
    return (
      <PageHead title="Import" back={{ href: "/imports", name: "Imports" }}>
        {refused}
      </PageHead>
    );
  const now = context.clock.now();
  const rows = answer.rows ?? [];
  return (
    <>
      <PageHead title={answer.fileName} back={{ href: "/imports", name: "Imports" }}>
        {answer.dryRun ? "Shown only; nothing was written." : null}
        {answer.status === "failed" ? "It failed, and nothing was written." : null}
        {answer.status === "running"
          ? `${inFigures(answer.rowsDone)} of ${inFigures(answer.rowsTotal)} rows are done.`
          : null}
      </PageHead>
      <Facts
        facts={[
          { name: "Format", value: answer.format },
          { name: "By", value: answer.createdBy },
          { name: "When", value: <When at={answer.createdAt} now={now} /> },
          { name: "Held everybody", value: answer.complete ? "Yes" : "No" },
        ]}
      />
      {rows.length > 0 ? (
        <Section id="rows" title="Rows" count={answer.rowsTotal}>
          <ImportRows
            rows={rows}
            counts={answer.counts ?? countOutcomes(rows)}
            dryRun={answer.dryRun}
            truncated={answer.truncated ?? false}
          />
        </Section>
      ) : null}
    </>
  );
}
