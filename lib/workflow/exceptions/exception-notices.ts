import type { Notice } from "#lib/notifications/core/notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";

interface Told {
  id: string;
  endsAt: Instant;
  agent: { slug: string; name: string };
  gap: { sentence: string };
}

const hrefOf = ({ id }: Told): string => `/exceptions/${id}`;

/** What those of security are told who may decide: one waits for a decision. */
export const exceptionAskedKey = (id: string): string => `exception-asked:${id}`;
export const exceptionAsked = (asked: Told, personId: string, by: { name: string }): Notice => ({
  personId,
  kind: "exception-asked",
  key: exceptionAskedKey(asked.id),
  title: `An exception on ${asked.agent.name} waits for a decision`,
  text: `${by.name} asks to accept until ${dateInWords(asked.endsAt)}: ${asked.gap.sentence}`,
  href: hrefOf(asked),
  dueAt: asked.endsAt,
});

/** What who asked is told once somebody decided. */
export const exceptionDecided = (
  decided: Told,
  personId: string,
  { approved, by, because }: { approved: boolean; by: { name: string }; because: string },
): Notice => ({
  personId,
  kind: "exception-decided",
  key: `exception-decided:${decided.id}`,
  title: `Your exception on ${decided.agent.name} was ${approved ? "approved" : "refused"}`,
  text: `${by.name} ${approved ? `accepts it until ${dateInWords(decided.endsAt)}` : "refused it"}: ${because}`,
  href: hrefOf(decided),
  dueAt: approved ? decided.endsAt : null,
});

/** The warning so many days before the end: mend it, or ask anew. */
export const exceptionEnding = (ending: Told, personId: string, days: number): Notice => ({
  personId,
  kind: "exception-ending",
  key: `exception-ending:${ending.id}:${days}`,
  title: `An exception on ${ending.agent.name} ends on ${dateInWords(ending.endsAt)}`,
  text: `From then on the gap is open again, unless it is mended: ${ending.gap.sentence}`,
  href: hrefOf(ending),
  dueAt: ending.endsAt,
});

/** The same warning for who stands in for somebody whom it concerns. */
export const exceptionEndingFor = (ending: Told, personId: string, days: number, holder: string): Notice => {
  const warning = exceptionEnding(ending, personId, days);
  return { ...warning, text: `For ${holder}, who is out of office. ${warning.text}` };
};

/** That nobody decided before the end that was asked for: it can be asked for anew. */
export const exceptionUndecided = (ended: Told, personId: string): Notice => ({
  personId,
  kind: "exception-ended",
  key: `exception-ended:${ended.id}`,
  title: `Nobody decided about an exception on ${ended.agent.name}`,
  text: `It was asked for until ${dateInWords(ended.endsAt)}, and that has passed. Ask again with a later end, or mend it: ${ended.gap.sentence}`,
  href: hrefOf(ended),
  dueAt: null,
});

/** That the end has come, and what was excused counts again. */
export const exceptionEnded = (ended: Told, personId: string): Notice => ({
  personId,
  kind: "exception-ended",
  key: `exception-ended:${ended.id}`,
  title: `An exception on ${ended.agent.name} has ended`,
  text: `Since ${dateInWords(ended.endsAt)} nothing excuses it any more: ${ended.gap.sentence}`,
  href: hrefOf(ended),
  dueAt: null,
});
