import type { Metadata } from "next";
import { docsGroups, docsPages } from "#components/docs/docs-pages.ts";
import { sectionsOf, sectionsWith } from "#components/docs/markdown-tokens.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { asking } from "../asking.ts";
import { type SearchParams, searchOf } from "../search-of.ts";
import { readDocsPage } from "./read-docs.ts";

export const metadata: Metadata = { title: "Help" };

const SHOWN = 30;

export default async function DocsStartPage({ searchParams }: { searchParams: SearchParams }) {
  await asking();
  const { q } = await searchOf(searchParams, ["q"] as const);
  return q ? <Found asked={q.slice(0, 100)} /> : <Contents />;
}

const Contents = () => (
  <>
    <PageHead title="Help">What Answerable is for, how it decides, and how to run it.</PageHead>
    {docsGroups.map(({ name, pages }) => (
      <section key={name} className="mt-7" aria-label={name}>
        <h2 className="mb-1 text-sm font-medium text-soft">{name}</h2>
        <ul className="border-t border-line">
          {pages.map((page) => (
            <li key={page.name} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[14rem_1fr]">
              <a className="link" href={`/docs/${page.name}`}>
                {page.title}
              </a>
              <span className="text-soft">{page.says}</span>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
);

async function Found({ asked }: { asked: string }) {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (
    await Promise.all(
      docsPages.map(async (page) =>
        sectionsWith(sectionsOf(await readDocsPage(page)), words).map((section) => ({ page, section })),
      ),
    )
  ).flat();
  return (
    <>
      <PageHead title="Help" back={{ href: "/docs", name: "Help" }}>
        <span role="status">
          {found.length === 1 ? "One place" : `${found.length} places`} with ‘{asked}’
          {found.length > SHOWN ? `; the first ${SHOWN} are shown` : ""}
        </span>
      </PageHead>
      {found.length === 0 ? (
        <EmptyState title="No page of the help says that">
          Try fewer words. To find an agent, a person or a gap, search with ⌘K or Ctrl K instead.
        </EmptyState>
      ) : (
        <ul className="border-t border-line">
          {found.slice(0, SHOWN).map(({ page, section }) => (
            <li key={`${page.name} ${section.id}`} className="border-b border-line py-2">
              <a className="link" href={`/docs/${page.name}${section.depth > 1 ? `#${section.id}` : ""}`}>
                {section.depth > 1 ? `${page.title}: ${section.title}` : page.title}
              </a>
              <p className="max-w-3xl text-sm text-soft">{section.excerpt}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
