/** A slug from a name: 'Café refunds (EU)' becomes 'cafe-refunds-eu'. Null when nothing of the name can be kept. */
export function slugOf(name: string): string | null {
  const kept = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/g, "");
  return kept === "" ? null : kept;
}
