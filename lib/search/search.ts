import { z } from "zod";
import { catalogue } from "#lib/controls/core/catalogue.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { heldSeatsOf } from "#lib/registry/seats-of-people.ts";
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
 * the pen included, and what they may begin. Two statements whatever the size of the registry; bounded.
 */
export const search = query({
  may: "catalogue.read",
  summary: "Find anything by its name",
  input: z.strictObject({ q: z.string().trim().max(100, "At most 100 characters.").default("") }),
  single: true,
  async read(queryable, { q }, { now, context }): Promise<SearchAnswer> {
    const words = wordsOf(q);
    const actions = actionsFor(context.actor, words);
    if (q.length < 2) return { hits: [], actions };
    const typed = words.join(" ");
    const found = await findHits(queryable, { typed, words, sentence: sentenceQuestion(words), each: EACH });
    const hits = bestHits([...found, ...ofTheCatalogue(words)], typed, EACH);
    return { hits: await withHeldSeats(queryable, hits, now), actions };
  },
});

/** People with the seats that they hold. Only of those who are shown: a search looks at many more. */
async function withHeldSeats(queryable: Queryable, hits: readonly Hit[], now: Instant): Promise<Hit[]> {
  const people = hits.flatMap(({ kind, id }) => (kind === "person" ? [id] : []));
  const seats = await heldSeatsOf(queryable, people, now);
  return hits.map((hit) => (hit.kind === "person" ? { ...hit, seats: seats.get(hit.id) ?? "" } : hit));
}

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
