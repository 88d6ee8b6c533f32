import { inWords } from "#lib/registry/core/vocabulary.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The members of a closed set as options of a filter. */
export const optionsOf = (words: readonly string[]) =>
  words.map((value) => ({ value, label: capital(inWords(value)) }));
