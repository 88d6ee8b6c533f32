const grouped = new Intl.NumberFormat("en-GB");

/** A number as it is read everywhere, on screens, in mails and in refusals: 1499 → '1,499'. */
export const inFigures = (value: number): string => grouped.format(value);

/** So many of something: (1, 'gap', 'gaps') → '1 gap', 1499 → '1,499 gaps'. */
export const counted = (count: number, one: string, many: string): string =>
  `${inFigures(count)} ${count === 1 ? one : many}`;
