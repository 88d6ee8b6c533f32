import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { PersonFacts } from "#lib/registry/core/facts.ts";

/** Only a named, active person answers; nobody and someone who left or is suspended do not (R9). */
export const isActive = (person: PersonFacts | null): boolean => person !== null && person.status === "active";

/** After a person's name: 'left on 3 March 2026', 'is suspended'. */
export function whyNotActive(person: PersonFacts): string {
  if (person.status === "suspended") return "is suspended";
  return person.leftAt === null ? "has left" : `left on ${dateInWords(person.leftAt)}`;
}

/**
 * What is so when nobody active does a duty: 'Nobody owns Payments.' or 'Ivo Brandt, who owns Payments, left on
 * 3 March 2026.' `does` is a verb in the third person with its object.
 */
export const unanswered = (person: PersonFacts | null, does: string): string =>
  person === null ? `Nobody ${does}.` : `${person.name}, who ${does}, ${whyNotActive(person)}.`;

/** The fact that would close it: handing over everything of the person who is gone, else the empty place itself. */
export const closedByNaming = (person: PersonFacts | null, place: string): string =>
  person === null ? place : `person:${person.id}`;

/** A text that says something. */
export const isStated = (text: string | null): text is string => text !== null && text.trim() !== "";
