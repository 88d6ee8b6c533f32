/** Where a reader stands in a list, and which view they look at: no part of how the list looks. */
const passing = new Set(["cursor", "page", "saved", "open"]);

/** The part of an address that a view keeps, in a stable order: the same view is the same text. */
export function viewSearch(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name, value]) => !passing.has(name) && value.trim() !== "");
  return new URLSearchParams(kept.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))).toString();
}

/** The address of a view on the page of its list. */
export const viewAddress = (path: string, view: { id: string; search: string }): string =>
  `${path}?${view.search === "" ? "" : `${view.search}&`}saved=${view.id}`;
