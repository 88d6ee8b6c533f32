import { lexer, type Token, type Tokens } from "marked";

/** A heading of a page and the text beneath it, for the page's contents and for the search. */
export interface DocSection {
  id: string;
  title: string;
  depth: number;
  text: string;
}

/** 'Who may do what?' → 'who-may-do-what'; the anchor of a heading. */
export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

/** The blocks of a page of our own docs. Raw HTML in them is shown as text, never as markup. */
export const tokensOf = (source: string): Token[] => lexer(source);

/** The words of a token, without marks. */
export function plainText(token: Token): string {
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [...header, ...rows.flat()].map(({ text }) => text).join(" ");
  }
  if (token.type === "list") return (token as Tokens.List).items.map(({ text }) => text).join(" ");
  if ("tokens" in token && token.tokens) return token.tokens.map(plainText).join("");
  return "text" in token ? String(token.text) : "";
}

/** A page cut at its headings. */
export function sectionsOf(tokens: readonly Token[]): DocSection[] {
  const sections: DocSection[] = [];
  for (const token of tokens) {
    if (token.type === "heading") {
      const title = plainText(token);
      sections.push({ id: anchorOf(title), title, depth: (token as Tokens.Heading).depth, text: "" });
    } else {
      const open = sections.at(-1);
      if (open) open.text = `${open.text} ${plainText(token)}`.trim();
    }
  }
  return sections;
}

/** An arrow of a state diagram. */
export interface Arrow {
  from: string;
  to: string;
  event: string;
}

/** The arrows of a mermaid state diagram, for a table in its place; null where it is none. */
export function arrowsOf(diagram: string): Arrow[] | null {
  if (!/^\s*stateDiagram/.test(diagram)) return null;
  return diagram.split("\n").flatMap((line) => {
    const [, from, to, event] = /^\s*(\S+)\s*-->\s*(\S+?)\s*(?::\s*(.+))?$/.exec(line) ?? [];
    const named = (state: string | undefined, edge: string) => (state === "[*]" ? edge : (state ?? ""));
    return from && to ? [{ from: named(from, "start"), to: named(to, "end"), event: (event ?? "").trim() }] : [];
  });
}

/** The sections that hold every word, those that say it in the title first; with the words around the first one. */
export function sectionsWith(
  sections: readonly DocSection[],
  words: readonly string[],
): (DocSection & { excerpt: string })[] {
  const holding = sections.filter(({ title, text }) => {
    const all = `${title} ${text}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const inTitle = ({ title }: DocSection) => (words.every((word) => title.toLowerCase().includes(word)) ? 0 : 1);
  return holding
    .toSorted((a, b) => inTitle(a) - inTitle(b))
    .map((section) => {
      const at = Math.max(0, section.text.toLowerCase().indexOf(words[0] ?? "") - 60);
      const cut = section.text.slice(at, at + 180).trim();
      return { ...section, excerpt: `${at > 0 ? "… " : ""}${cut}${at + 180 < section.text.length ? " …" : ""}` };
    });
}

export type PictureSizes = ReadonlyMap<string, { width: number; height: number }>;

/** The file that a picture of our docs is: 'screens/agent-light.png' → 'agent-light.png'; null for any other address. */
export const pictureOf = (href: string): string | null =>
  /^(?:\.\/)?screens\/([a-z]+(?:-[a-z]+)*\.png)$/.exec(href)?.[1] ?? null;

/** The files of the pictures that a page shows. */
export function picturesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => [
    ...(token.type === "image" ? [pictureOf((token as Tokens.Image).href) ?? []].flat() : []),
    ...("tokens" in token && token.tokens ? picturesIn(token.tokens) : []),
    ...(token.type === "list" ? (token as Tokens.List).items.flatMap((item) => picturesIn(item.tokens)) : []),
  ]);
}

/** Width and height as the head of a PNG file says them. */
export function sizeOfPng(bytes: Uint8Array): { width: number; height: number } {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: head.getUint32(16), height: head.getUint32(20) };
}

/** Where a link of our docs leads inside the application; null for what is only in the repository. */
export function addressOf(href: string, pages: readonly string[]): string | null {
  if (/^(https?:|\/)/.test(href)) return href;
  if (href.startsWith("#")) return href;
  const [, name, hash = ""] = /^(?:\.\/)?([\w-]+)(?:\.md)?(#[\w-]+)?$/.exec(href) ?? [];
  return name !== undefined && pages.includes(name) ? `/docs/${name}${hash}` : null;
}
