/**
 * Where and when a reader stands in a list, and which view they look at: no part of how the list looks. A view that kept
 * its moment would show the same day for ever, under a name that does not say so.
 */
const passing = new Set(["asOf", "cursor", "page", "saved", "open"]);

/** The part of an address that a view keeps, in a stable order: the same view is the same text. */
export function viewSearch(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name, value]) => !passing.has(name) && value.trim() !== "");
  return new URLSearchParams(kept.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))).toString();
}

/** The address of a view on the page of its list; one that was saved with a moment, when views still kept it, opens without. */
export function viewAddress(path: string, view: { id: string; search: string }): string {
  const kept = viewSearch(view.search);
  return `${path}?${kept === "" ? "" : `${kept}&`}saved=${view.id}`;
}
