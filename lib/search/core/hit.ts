import type { Severity } from "#lib/registry/core/vocabulary.ts";

/** What can be found, in the order in which the palette shows it. */
export const hitKinds = ["agent", "capability", "person", "team", "system", "dataSource", "control", "gap"] as const;
export type HitKind = (typeof hitKinds)[number];

/** One thing that was found, and where it is shown. */
export interface Hit {
  kind: HitKind;
  id: string;
  name: string;
  /** What tells it apart from another of the same name. */
  beside: string | null;
  href: string;
  /** The seat strip of an agent or a capability, and of the seats that a person holds. */
  seats: string | null;
  /** The severity of a gap, or the weight of a control. */
  severity: Severity | null;
}

/** How well a name fits what was typed: 0 the very name, 1 its beginning, 2 a word of it begins so, 3 within, 4 a slip. */
export function fitOf(name: string, words: string): number {
  const text = name.toLowerCase();
  const typed = words.toLowerCase();
  if (text === typed) return 0;
  if (text.startsWith(typed)) return 1;
  if (text.includes(` ${typed}`) || text.includes(`-${typed}`)) return 2;
  return typed.split(" ").every((word) => text.includes(word)) ? 3 : 4;
}

/** What was typed, as at most six words: more do not narrow a search that people read. */
export const wordsOf = (typed: string): string[] => typed.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);

/** The words as a question to the index of sentences: each may be the beginning of a word; signs are dropped. */
export const sentenceQuestion = (words: readonly string[]): string | null => {
  const parts = words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  // 'up' and 'to' stand in every other sentence: beside a longer word they find nothing that it does not.
  const telling = parts.filter((part) => part.length > 2);
  const asked = telling.length > 0 ? telling : parts;
  return asked.length === 0 ? null : asked.map((part) => `'${part}':*`).join(" & ");
};

/**
 * The best of what was found: each thing once, at most `each` of a kind, the kind with the best fit first, so that what
 * Enter opens is what was meant. Pure.
 */
export function bestHits<Found extends Hit>(found: readonly Found[], typed: string, each: number): Found[] {
  const once = new Map<string, { hit: Found; fit: number; place: number }>();
  found.forEach((hit, place) => {
    const key = `${hit.kind} ${hit.id}`;
    // A sentence begins with what is so, not with a name: gaps stay in the order of their severity.
    if (!once.has(key)) once.set(key, { hit, fit: hit.kind === "gap" ? 3 : fitOf(hit.name, typed), place });
  });
  const groups = hitKinds
    .map((kind) =>
      [...once.values()]
        .filter(({ hit }) => hit.kind === kind)
        .sort((a, b) => a.fit - b.fit || a.place - b.place)
        .slice(0, each),
    )
    .filter((group) => group.length > 0);
  return groups.sort((a, b) => (a[0]?.fit ?? 0) - (b[0]?.fit ?? 0)).flatMap((group) => group.map(({ hit }) => hit));
}
