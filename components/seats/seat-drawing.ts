import type { Mark } from "#lib/registry/core/seat.ts";
import { MARK, type Stroke, strokesOf } from "#lib/registry/core/seat-shapes.ts";

const tones: Record<Mark, string> = {
  filled: "text-accent",
  stands_in: "text-accent",
  outlined: "text-accent",
  faded: "text-accent",
  empty: "text-critical",
  split: "text-high",
  not_demanded: "text-line-strong",
  closed: "text-line-strong",
};

const attribute = (name: string, value: string | number | undefined, usual?: string | number): string =>
  value === undefined || value === usual ? "" : ` ${name}="${value}"`;

const rectangle = (x: number, y: number, width: number, height: number, round: number): string =>
  `rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"`;

function markupOf({ shape, fill, line }: Stroke): string {
  const drawn = "path" in shape ? `path d="${shape.path}"` : rectangle(...shape.rect);
  const filled = fill === undefined ? ' fill="none"' : ` fill="currentColor"${attribute("fill-opacity", fill, 1)}`;
  const lined =
    line === undefined
      ? ""
      : ` stroke="currentColor"${attribute("stroke-width", line.width, 1)}${attribute("stroke-dasharray", line.dash)}${attribute("stroke-opacity", line.dense)}${line.round ? ' stroke-linejoin="round"' : ""}`;
  return `<${drawn}${filled}${lined}/>`;
}

const drawings = Object.fromEntries(
  Object.entries(strokesOf).map(([mark, strokes]) => [mark, strokes.map(markupOf).join("")]),
) as Record<Mark, string>;

/**
 * One seat as markup, made of the vocabulary's own words and of nothing that anybody typed. A list holds hundreds of
 * them, which never change by themselves: drawn as text they cost the browser as little as text when it takes the page
 * over from the server.
 * @param name is shown on hover
 */
export function seatDrawing(mark: Mark, name?: string): string {
  const title = name ? `<title>${name}</title>` : "";
  const { width, height } = MARK;
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="shrink-0 ${tones[mark]}" aria-hidden="true">${title}${drawings[mark]}</svg>`;
}
