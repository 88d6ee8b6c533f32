import { inWords } from "#lib/registry/core/vocabulary.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The members of a closed set as options of a field, as they read within a sentence. */
export const choicesOf = (words: readonly string[]) => words.map((value) => ({ value, label: inWords(value) }));

/** The members of a closed set as options of a filter. */
export const optionsOf = (words: readonly string[]) =>
  words.map((value) => ({ value, label: capital(inWords(value)) }));

/** A closed set with a word for each member as options of a filter or field. */
export const optionsFrom = <Word extends string>(words: Record<Word, string>): { value: string; label: string }[] =>
  (Object.entries(words) as [Word, string][]).map(([value, label]) => ({ value, label }));
