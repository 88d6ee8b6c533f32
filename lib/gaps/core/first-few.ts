/** A list for a sentence: the first three by name, the others as a count, however many there are. */
export const firstFew = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
