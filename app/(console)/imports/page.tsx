import type { Metadata } from "next";
import { ImportFile } from "#components/imports/import-file.tsx";
import { ImportsTable } from "#components/imports/imports-table.tsx";
import { SampleFiles } from "#components/imports/sample-files.tsx";
import { PAGE_SIZE } from "#components/ui/list-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { listImports } from "#lib/imports/list-imports.ts";
import { asking } from "../asking.ts";
import { pageNumber, readable, type SearchParams, searchOf } from "../search-of.ts";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, cursor, sort } = await searchOf(searchParams, ["sort", "cursor", "page"]);
  const context = await asking();
  const { answer, refused } = await readable(listImports(context, { cursor, sort, limit: PAGE_SIZE }));
  return (
    <>
      <PageHead title="Imports">
        Agent cards, MCP servers and their tools, Backstage catalogues, CODEOWNERS, and every resource as CSV or JSON.
        What a file does not say stays empty and becomes a gap. Whoever imports becomes owner of nothing.
      </PageHead>
      {mayDo(context.actor, "import.run") ? (
        <ImportFile />
      ) : (
        <Notice title="You may not import files">An admin or somebody in security can do it for you.</Notice>
      )}
      <Section id="samples" title="Files to start from" says="A small one of each kind, to look at and to fill in.">
        <SampleFiles />
      </Section>
      <Section id="imports" title="Earlier imports" {...(answer ? { count: answer.total } : {})}>
        {refused ? <Notice title="These cannot be shown to you">{refused}</Notice> : null}
        {answer?.total === 0 ? (
          <p className="text-soft">Nothing was imported yet. What you import is kept here, row by row.</p>
        ) : null}
        {answer && answer.data.length > 0 ? (
          <>
            <ImportsTable rows={answer.data} sort={sort ?? "-createdAt"} now={context.clock.now()} />
            <Pager
              total={answer.total}
              shown={answer.data.length}
              page={pageNumber(page)}
              limit={PAGE_SIZE}
              nextCursor={answer.nextCursor}
              noun="imports"
            />
          </>
        ) : null}
      </Section>
    </>
  );
}
