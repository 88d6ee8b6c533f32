/** A column as far as choosing goes. */
export interface Choosable {
  id: string;
  /** What its header says. */
  label: string;
  /** Shown only when it is asked for. */
  hidden: boolean;
}

/**
 * The ids of the columns that a list shows, in their order. `asked` is what stands in the address: 'name,seats,state'.
 * The first column names the row and always comes first; what is not known is passed over.
 */
export function chosenColumns(all: readonly Choosable[], asked: string | null): string[] {
  const [first, ...rest] = all;
  if (!first) return [];
  if (asked === null) return [first.id, ...rest.filter(({ hidden }) => !hidden).map(({ id }) => id)];
  const known = new Set(rest.map(({ id }) => id));
  const chosen = asked.split(",").filter((id) => known.delete(id));
  return [first.id, ...chosen];
}

/** What stands in the address for a choice; null where it is what everybody sees first. */
export function columnsInAddress(all: readonly Choosable[], chosen: readonly string[]): string | null {
  const text = chosen.join(",");
  return text === chosenColumns(all, null).join(",") ? null : text;
}
