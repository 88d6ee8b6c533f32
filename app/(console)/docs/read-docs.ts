import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Token } from "marked";
import { cache } from "react";
import { type DocsPage, docsPages } from "#components/docs/docs-pages.ts";
import { type PictureSizes, picturesIn, sizeOfPng, tokensOf } from "#components/docs/markdown-tokens.ts";

const docs = path.join(process.cwd(), "docs");

/** The blocks of a page that is written in the repository's own `docs/`; only names of the list are ever read. */
export const readDocsPage = cache(async (page: DocsPage): Promise<Token[]> => {
  if (!page.file) return [];
  return tokensOf(await readFile(path.join(docs, page.file), "utf8"));
});

export const docsPageOf = (name: string): DocsPage | undefined => docsPages.find((page) => page.name === name);

/** A picture of `docs/screens/`; null where none has that name. No name leads out of the folder. */
export async function readPicture(name: string): Promise<{ bytes: Buffer; width: number; height: number } | null> {
  if (!/^[a-z]+(-[a-z]+)*\.png$/.test(name)) return null;
  try {
    const bytes = await readFile(path.join(docs, "screens", name));
    return { bytes, ...sizeOfPng(bytes) };
  } catch {
    return null;
  }
}

/** The sizes of the pictures that a page shows, so that nothing moves when they arrive; on dark paper too, where there are two. */
export async function readPictureSizes(tokens: readonly Token[]): Promise<PictureSizes> {
  const names = picturesIn(tokens).flatMap((name) => [name, name.replace("-light.", "-dark.")]);
  const sizes = await Promise.all(
    [...new Set(names)].map(async (name) => {
      const picture = await readPicture(name);
      return picture ? [[name, { width: picture.width, height: picture.height }] as const] : [];
    }),
  );
  return new Map(sizes.flat());
}
