import { z } from "zod";
import { catalogue } from "#lib/controls/core/catalogue.ts";
import { query } from "#lib/verbs/query.ts";
import { bestHits, type Hit, sentenceQuestion, wordsOf } from "./core/hit.ts";
import { actionsFor, type PaletteAction } from "./core/palette-actions.ts";
import { findHits } from "./store.ts";

/** So many of each kind: more than that is a list's task. */
const EACH = 6;

export interface SearchAnswer {
  hits: Hit[];
  /** What the asker may begin, by the access table. */
  actions: PaletteAction[];
}

/**
 * Finds any agent, capability, person, team, system, data source, control or open gap by what somebody types, slips of
 * the pen included, and what they may begin. One statement whatever the size of the registry; bounded.
 */
export const search = query({
  may: "catalogue.read",
  summary: "Find anything by its name",
  input: z.strictObject({ q: z.string().trim().max(100, "At most 100 characters.").default("") }),
  single: true,
  async read(queryable, { q }, { context }): Promise<SearchAnswer> {
    const words = wordsOf(q);
    const actions = actionsFor(context.actor, words);
    if (q.length < 2) return { hits: [], actions };
    const typed = words.join(" ");
    const found = await findHits(queryable, { typed, words, sentence: sentenceQuestion(words), each: EACH });
    return { hits: bestHits([...found, ...ofTheCatalogue(words)], typed, EACH), actions };
  },
});

/** The controls that come with the product are not in the database. */
const ofTheCatalogue = (words: readonly string[]): Hit[] =>
  catalogue.controls
    .filter(({ id, title }) => words.every((word) => `${id} ${title}`.toLowerCase().includes(word)))
    .map(({ id, title, weight }) => ({
      kind: "control",
      id,
      name: `${id} ${title}`,
      beside: null,
      href: `/controls/${id}`,
      seats: null,
      severity: weight,
    }));
