import type { Metadata } from "next";
import { describeApi } from "#app/api/describe-api.ts";
import { readableApi } from "#app/api/readable-api.ts";
import { ApiOperation } from "#components/docs/api-operation.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { asking } from "../../asking.ts";
import { type SearchParams, searchOf } from "../../search-of.ts";

export const metadata: Metadata = { title: "API" };

/** The API as a page to read, one part at a time, from the same description that tools fetch. */
export default async function ApiPage({ searchParams }: { searchParams: SearchParams }) {
  await asking();
  const { part } = await searchOf(searchParams, ["part"] as const);
  const sections = readableApi(describeApi());
  const shown = sections.find(({ id }) => id === part) ?? sections[0];
  return (
    <>
      <PageHead title="API">
        <p>
          The one door for every write, for these screens and for your scripts alike. Send a token as{" "}
          <code className="font-mono text-sm">Authorization: Bearer ans_…</code>. Things are named by their id, slug or
          e-mail; times are ISO 8601 in UTC; <code className="font-mono text-sm">asOf</code> reads the registry as it
          stood. For tools:{" "}
          <a href="/api/v1/openapi.json" className="text-accent underline">
            openapi.json
          </a>
          . What a refusal means:{" "}
          <a href="/docs/problems" className="text-accent underline">
            problems
          </a>
          .
        </p>
      </PageHead>
      <nav aria-label="Parts of the API">
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {sections.map(({ id, title, operations }) => (
            <li key={id}>
              <a
                href={`/docs/api?part=${id}`}
                aria-current={id === shown?.id ? "page" : undefined}
                className="text-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {title}
              </a>{" "}
              <span className="text-soft tabular-nums">{operations.length}</span>
            </li>
          ))}
        </ul>
      </nav>
      {shown ? (
        <Section id={shown.id} title={shown.title} count={shown.operations.length}>
          {shown.operations.map((operation) => (
            <ApiOperation key={operation.id} operation={operation} />
          ))}
        </Section>
      ) : null}
    </>
  );
}
