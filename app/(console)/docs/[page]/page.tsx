import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { docsPageNames } from "#components/docs/docs-pages.ts";
import { Markdown } from "#components/docs/markdown.tsx";
import { sectionsOf } from "#components/docs/markdown-tokens.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { asking } from "../../asking.ts";
import { docsPageOf, readDocsPage, readPictureSizes } from "../read-docs.ts";

type Params = { params: Promise<{ page: string }> };

/** More headings than these make contents that nobody reads; the search finds them. */
const CONTENTS = 60;

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: docsPageOf((await params).page)?.title ?? "Help" };
}

export default async function DocsPageView({ params }: Params) {
  await asking();
  const page = docsPageOf((await params).page);
  if (!page?.file) notFound();
  const tokens = await readDocsPage(page);
  const sections = sectionsOf(tokens).filter(({ depth }) => depth === 2);
  return (
    <article>
      <PageHead title={page.title} back={{ href: "/docs", name: "Help" }} />
      {sections.length > 2 && sections.length <= CONTENTS ? (
        <nav aria-label="On this page" className="mb-2 border-y border-line py-2 text-sm">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a className="link" href={`#${id}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Markdown tokens={tokens} pages={docsPageNames} pictures={await readPictureSizes(tokens)} />
    </article>
  );
}
