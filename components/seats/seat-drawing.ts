import type { Mark } from "#lib/registry/core/seat.ts";

/** 10 × 14 units each. Shape says what a seat is; colour, taken from the text around it, only helps. */
const shapes: Record<Mark, string> = {
  filled: '<rect x="1" y="1" width="8" height="12" rx="1" fill="currentColor"/>',
  stands_in: '<path d="M2 1h3.4L9 4.6V12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z" fill="currentColor"/>',
  outlined:
    '<rect x="1.75" y="1.75" width="6.5" height="10.5" rx=".6" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  faded:
    '<rect x="1.5" y="1.5" width="7" height="11" rx=".8" fill="currentColor" fill-opacity=".3"/>' +
    '<rect x="1.5" y="1.5" width="7" height="11" rx=".8" fill="none" stroke="currentColor" stroke-opacity=".55"/>',
  empty:
    '<rect x="1.5" y="1.5" width="7" height="11" rx=".8" fill="none" stroke="currentColor" stroke-dasharray="2 1.2"/>' +
    '<path d="M2 6.2 6.2 2M2 9.6 8 3.6M2.6 12 8 6.6M6 12l2-2" stroke="currentColor" stroke-width=".8"/>',
  split:
    '<path d="M2 1h6.6L1 8.2V2a1 1 0 0 1 1-1z" fill="currentColor"/>' +
    '<path d="M9 5.2V12a1 1 0 0 1-1 1H1.4L1 12.8z" fill="none" stroke="currentColor" stroke-linejoin="round"/>',
  not_demanded: '<path d="M2.5 7h5" stroke="currentColor" stroke-width="1"/>',
};

const tones: Record<Mark, string> = {
  filled: "text-accent",
  stands_in: "text-accent",
  outlined: "text-accent",
  faded: "text-accent",
  empty: "text-critical",
  split: "text-high",
  not_demanded: "text-line-strong",
};

/**
 * One seat as markup, made of the vocabulary's own words and of nothing that anybody typed. A list holds hundreds of
 * them, which never change by themselves: drawn as text they cost the browser as little as text when it takes the page
 * over from the server.
 * @param name is shown on hover
 */
export function seatDrawing(mark: Mark, name?: string): string {
  const title = name ? `<title>${name}</title>` : "";
  return `<svg viewBox="0 0 10 14" width="10" height="14" class="shrink-0 ${tones[mark]}" aria-hidden="true">${title}${shapes[mark]}</svg>`;
}
