import type { Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { addressOf, anchorOf, arrowsOf, type PictureSizes, pictureOf, plainText } from "./markdown-tokens.ts";

/** What the blocks need to know of the rest: which pages a link may lead to. */
interface Around {
  pages: readonly string[];
  /** The pictures that there are, with their sizes. */
  pictures: PictureSizes;
  /** The heading above, by which a table is known. */
  under: string;
}

/** Our own docs as elements: no HTML is ever put in as text, so that a page cannot bring markup of its own. */
export function Markdown({
  tokens,
  pages,
  pictures,
}: { tokens: readonly Token[] } & Pick<Around, "pages" | "pictures">) {
  let under = "";
  const blocks = tokens.map((token, index) => {
    if (token.type === "heading") under = plainText(token as Tokens.Heading);
    return block(token, index, { pages, pictures, under });
  });
  return <div className="max-w-3xl leading-6">{blocks}</div>;
}

function block(token: Token, key: number, around: Around): ReactNode {
  switch (token.type) {
    case "heading":
      return <Heading key={key} token={token as Tokens.Heading} around={around} />;
    case "paragraph":
      return (
        <p key={key} className="mt-3">
          {inline(token.tokens, around)}
        </p>
      );
    case "list":
      return <List key={key} list={token as Tokens.List} around={around} />;
    case "table":
      return <Table key={key} table={token as Tokens.Table} around={around} />;
    case "code":
      return <Code key={key} code={token as Tokens.Code} />;
    case "blockquote":
      return (
        <blockquote key={key} className="mt-3 border-l-3 border-line-strong pl-3 text-soft">
          {token.tokens?.map((inner, index) => block(inner, index, around))}
        </blockquote>
      );
    case "text":
      return <Fragment key={key}>{"tokens" in token ? inline(token.tokens, around) : token.text}</Fragment>;
    case "hr":
      return <hr key={key} className="mt-6" />;
    case "space":
      return null;
    default:
      return (
        <p key={key} className="mt-3">
          {token.raw}
        </p>
      );
  }
}

function Heading({ token, around }: { token: Tokens.Heading; around: Around }) {
  const title = plainText(token);
  const id = anchorOf(title);
  // The page's own title stands in its head.
  if (token.depth === 1) return null;
  const Level = token.depth === 2 ? "h2" : "h3";
  return (
    <Level
      id={id}
      className={`group scroll-mt-4 font-semibold ${token.depth === 2 ? "mt-9 border-b border-line pb-1 text-lg" : "mt-6"}`}
    >
      {inline(token.tokens, around)}
      <a
        href={`#${id}`}
        aria-label={`Link to ${title}`}
        className="ml-2 font-normal text-soft opacity-0 group-hover:opacity-100 hover:text-accent focus:opacity-100 not-printed"
      >
        #
      </a>
    </Level>
  );
}

function List({ list, around }: { list: Tokens.List; around: Around }) {
  const Kind = list.ordered ? "ol" : "ul";
  return (
    <Kind className={`mt-3 grid gap-1.5 pl-5 ${list.ordered ? "list-decimal" : "list-disc"} marker:text-soft`}>
      {list.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text of a page does not move
        <li key={index}>{item.tokens.map((inner, place) => block(inner, place, around))}</li>
      ))}
    </Kind>
  );
}

function Table({ table, around }: { table: Tokens.Table; around: Around }) {
  const named = table.header.some(({ text }) => text.trim() !== "");
  const columns = named ? table.header.map(({ text }) => text).join(", ") : "what it says";
  return (
    <Scrolling className="mt-4" label={`Table: ${around.under ? `${around.under}, ` : ""}${columns}`}>
      <table className="w-full text-sm">
        {named ? (
          <thead>
            <tr>
              {table.header.map((cell, index) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a page do not move
                  key={index}
                  scope="col"
                  className="border-b border-line-strong py-1.5 pr-4 text-left text-xs font-medium text-soft"
                >
                  {inline(cell.tokens, around)}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {table.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a page do not move
            <tr key={place}>
              {row.map((cell, index) => {
                const Cell = !named && index === 0 ? "th" : "td";
                return (
                  <Cell
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a page do not move
                    key={index}
                    {...(Cell === "th" ? { scope: "row" as const } : {})}
                    className={`border-b border-line py-1.5 pr-4 text-left align-top font-normal ${Cell === "th" ? "w-40 text-soft" : ""}`}
                  >
                    {inline(cell.tokens, around)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** A state diagram becomes the table of its arrows, which everybody can read; other code stays as it is. */
function Code({ code }: { code: Tokens.Code }) {
  const arrows = code.lang === "mermaid" ? arrowsOf(code.text) : null;
  if (arrows)
    return (
      <ol
        className="mt-4 grid gap-x-6 border-t border-line text-sm sm:grid-cols-2"
        aria-label="The arrows of the diagram"
      >
        {arrows.map(({ from, to, event }) => (
          <li key={`${from} ${to} ${event}`} className="flex items-baseline gap-2 border-b border-line py-1">
            <span className="font-medium">{from.replaceAll("_", " ")}</span>
            <span className="text-soft">{event ? `${event.replaceAll("_", " ")} →` : "→"}</span>
            <span className="font-medium">{to.replaceAll("_", " ")}</span>
          </li>
        ))}
      </ol>
    );
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-4 overflow-x-auto rounded-md border border-line bg-margin p-3 font-mono text-xs leading-5"
    >
      <code>{code.text}</code>
    </pre>
  );
}

/** A picture as the paper is, light or dark; its words alone where it is not there. */
function Picture({ image, pictures }: { image: Tokens.Image; pictures: PictureSizes }) {
  const alt = unescaped(image.text);
  const light = pictureOf(image.href);
  const dark = light?.replace("-light.", "-dark.") ?? null;
  const shown = [
    { file: light, paper: dark !== light && pictures.has(dark ?? "") ? "on-light-paper" : "" },
    ...(dark === light ? [] : [{ file: dark, paper: "on-dark-paper" }]),
  ].flatMap(({ file, paper }) => {
    const size = file === null ? undefined : pictures.get(file);
    return file !== null && size ? [{ file, paper, size }] : [];
  });
  if (shown.length === 0) return alt;
  return shown.map(({ file, paper, size }) => (
    // biome-ignore lint/performance/noImgElement: our own file in its own size; the optimizer is off
    <img
      key={file}
      src={`/docs/screens/${file}`}
      alt={alt}
      width={size.width}
      height={size.height}
      loading="lazy"
      className={`mt-1 h-auto max-w-full rounded-md border border-line ${paper}`}
    />
  ));
}

function inline(tokens: readonly Token[] | undefined, around: Around): ReactNode {
  return tokens?.map((token, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page do not move
    return <Fragment key={index}>{word(token, around)}</Fragment>;
  });
}

/** marked escapes text for HTML; React does that itself. */
const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

function word(token: Token, around: Around): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong className="font-semibold">{inline(token.tokens, around)}</strong>;
    case "em":
      return <em>{inline(token.tokens, around)}</em>;
    case "codespan":
      return <code className="rounded-sm bg-tint px-1 font-mono text-[0.85em]">{unescaped(token.text)}</code>;
    case "br":
      return <br />;
    case "link": {
      const address = addressOf(token.href, around.pages);
      const said = inline(token.tokens, around);
      if (address === null) return said;
      return address.startsWith("http") ? (
        <a href={address} className="link" rel="noreferrer">
          {said}
        </a>
      ) : (
        <a href={address} className="link">
          {said}
        </a>
      );
    }
    case "image":
      return <Picture image={token as Tokens.Image} pictures={around.pictures} />;
    case "text":
    case "escape":
      return "tokens" in token && token.tokens ? inline(token.tokens, around) : unescaped(token.text);
    default:
      return token.raw;
  }
}
