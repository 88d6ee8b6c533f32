/** So many items a PDF of a campaign holds: it is laid out as a whole, in the memory. */
export const ITEMS_IN_A_PART = 500;

/** Into how many PDFs the report of a campaign goes. */
export const partsOfCampaign = (items: number): number => Math.max(1, Math.ceil(items / ITEMS_IN_A_PART));

/** The numbers of everything that the evidence says of an item, the oldest first. */
export const numbersOf = ({
  entries,
  mentionedIn,
}: {
  entries: readonly { sequence: string }[];
  mentionedIn: readonly string[];
}): string[] =>
  [...new Set([...entries.map(({ sequence }) => sequence), ...mentionedIn])].toSorted(
    (one, other) => Number(one) - Number(other),
  );
