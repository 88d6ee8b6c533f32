"use client";

import { usePathname } from "next/navigation";
import { docsGroups } from "./docs-pages.ts";

/** The side navigation of the docs section, with the search within it; on a telephone it folds away above the page. */
export function DocsNavigation() {
  const path = usePathname();
  return (
    <div className="mb-6 lg:mb-0 lg:w-48 lg:shrink-0">
      <search>
        <form action="/docs" className="mb-4">
          <input
            type="search"
            name="q"
            aria-label="Search the help"
            placeholder="Search the help"
            maxLength={100}
            className="h-8 w-full rounded-md border border-line-strong bg-raised px-2.5 text-sm placeholder:text-soft"
          />
        </form>
      </search>
      {/* Folded anew on each page: whoever went somewhere wants to read it. */}
      <details key={path} className="lg:hidden">
        <summary className="text-sm text-accent">All pages of the help</summary>
        <nav aria-label="Help" className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-3">
          <Groups path={path} />
        </nav>
      </details>
      <nav aria-label="Help" className="hidden lg:block">
        <Groups path={path} />
      </nav>
    </div>
  );
}

function Groups({ path }: { path: string }) {
  return (
    <>
      {docsGroups.map(({ name, pages }) => (
        <div key={name} className="lg:mb-4">
          <p className="pb-1 text-2xs font-medium text-soft">{name}</p>
          <ul>
            {pages.map((page) => (
              <li key={page.name}>
                <a
                  href={`/docs/${page.name}`}
                  aria-current={path === `/docs/${page.name}` ? "page" : undefined}
                  className="block py-1 text-sm hover:text-accent aria-[current=page]:font-semibold aria-[current=page]:text-accent-strong"
                >
                  {page.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
