import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Token } from "marked";
import { cache } from "react";
import { type DocsPage, docsPages } from "#components/docs/docs-pages.ts";
import { tokensOf } from "#components/docs/markdown-tokens.ts";

/** The blocks of a page that is written in the repository's own `docs/`; only names of the list are ever read. */
export const readDocsPage = cache(async (page: DocsPage): Promise<Token[]> => {
  if (!page.file) return [];
  return tokensOf(await readFile(path.join(process.cwd(), "docs", page.file), "utf8"));
});

export const docsPageOf = (name: string): DocsPage | undefined => docsPages.find((page) => page.name === name);
