/** The pages that can be seen as they stood, as in the address; a test holds them to the pages themselves. */
export const pagesOfThePast = [
  "/agents",
  "/agents/[agent]",
  "/capabilities",
  "/gaps",
  "/gaps/[gap]",
  "/people",
  "/people/[person]",
  "/systems",
  "/systems/[system]",
] as const;

/** '/agents/new' is a page of its own, and no agent. */
const patterns = pagesOfThePast.map((page) => new RegExp(`^${page.replace(/\[\w+\]/g, "(?!new$)[^/]+")}$`));

export const knowsThePast = (path: string): boolean => patterns.some((pattern) => pattern.test(path));

/** An address at the moment that a page shows, where what it leads to knows the past; else as it is. */
export function atMoment(href: string, asOf: string | null): string {
  const [, path = "", search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? [];
  if (!asOf || !knowsThePast(path) || new URLSearchParams(search).has("asOf")) return href;
  return `${path}${search === "" ? "?" : `${search}&`}asOf=${encodeURIComponent(asOf)}${hash}`;
}
