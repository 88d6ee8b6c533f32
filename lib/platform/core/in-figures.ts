const THOUSANDS = /\B(?=(\d{3})+$)/g;

// Made by who needs it: making it takes a telephone longer than drawing a list.
let fractions: Intl.NumberFormat | undefined;

/** A number as it is read everywhere, on screens, in mails and in refusals: 1499 → '1,499'. */
export function inFigures(value: number): string {
  if (Number.isSafeInteger(value)) return String(value).replace(THOUSANDS, ",");
  fractions ??= new Intl.NumberFormat("en-GB");
  return fractions.format(value);
}

/** So many of something: (1, 'gap', 'gaps') → '1 gap', 1499 → '1,499 gaps'. */
export const counted = (count: number, one: string, many: string): string =>
  `${inFigures(count)} ${count === 1 ? one : many}`;
