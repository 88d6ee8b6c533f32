import type { Notice } from "#lib/notifications/core/notice.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { askingKey } from "../tell-deciders.ts";
import type { Waiting } from "./store-undecided.ts";
import type { AwaitedDecision } from "./undecided.ts";

const common = ({ kind, id, turnAt, dueAt }: Waiting, { href }: AwaitedDecision, personId: string, step: string) => ({
  personId,
  key: `${askingKey(kind, id, turnAt)}|${step}`,
  href,
  dueAt,
});

/** What whoever is asked is told before it is due. */
export const dueSoon = (waiting: Waiting, awaited: AwaitedDecision, personId: string): Notice => ({
  ...common(waiting, awaited, personId, "reminded"),
  kind: "decision-reminder",
  title: `Still to decide: ${awaited.title}`,
  text: `It is due on ${dateInWords(waiting.dueAt)}. From then on somebody else is asked beside you.`,
});

/** What whoever is asked is told once it is overdue: it goes on waiting for them, and no longer for them alone. */
export const overdue = (waiting: Waiting, awaited: AwaitedDecision, personId: string, to: string): Notice => ({
  ...common(waiting, awaited, personId, "overdue"),
  kind: "decision-reminder",
  title: `Overdue: ${awaited.title}`,
  text: `It was due on ${dateInWords(waiting.dueAt)}. It waits for you still, and ${to} has it now too.`,
});

const untilThen = (asked: readonly { name: string }[], by: string): string =>
  asked.length === 0
    ? `There was nobody who could be asked, and it was due on ${by}.`
    : `${asked.length === 1 ? asked[0]?.name : `Each of ${asked.length} people who may decide it`} was asked for it until ${by}.`;

/** What whoever it goes to is told. */
export const escalated = (
  waiting: Waiting,
  awaited: AwaitedDecision,
  personId: string,
  asked: readonly { name: string }[],
): Notice => ({
  ...common(waiting, awaited, personId, "escalated"),
  kind: "decision-escalated",
  title: `Nobody has decided: ${awaited.title}`,
  text: `${untilThen(asked, dateInWords(waiting.dueAt))} ${awaited.remedy}`,
});
