import type { NoticeKind } from "#lib/notifications/core/notice-kinds.ts";
import { notify } from "#lib/notifications/notify.ts";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { Transaction } from "#lib/platform/database.ts";

interface Told {
  campaign: { id: string; name: string };
  dueAt: Instant | null;
}

/** How many items each person is concerned by. */
export function countByPerson(people: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

const until = (dueAt: Instant | null): string => (dueAt === null ? "" : ` until ${dateInWords(dueAt)}`);

const waiting = (items: number): string => (items === 1 ? "one capability waits" : `${items} capabilities wait`);

const waitsForYou = (name: string, items: number, by: string): string =>
  `In the access review '${name}' ${waiting(items)} for your answer${by}.`;

/** On which occasions people hear of a campaign: the kind of notice, and its words. */
const occasions = {
  asked: {
    kind: "review-asked",
    title: "Review access",
    text: waitsForYou,
  },
  reminded: {
    kind: "review-reminder",
    title: "Still open",
    text: waitsForYou,
  },
  escalated: {
    kind: "review-escalated",
    title: "Nobody answered yet",
    text: (name, items, by) =>
      `Somebody whom you stand in for has not answered in the access review '${name}': ${waiting(items)}${by}. Your answer counts as theirs.`,
  },
  followUp: {
    kind: "review-follow-up",
    title: "Act on a review",
    text: (name, items, by) =>
      `The access review '${name}' asks you to revoke or change ${items === 1 ? "a capability" : `${items} capabilities`}, and to confirm it${by}.`,
  },
} as const satisfies Record<
  string,
  { kind: NoticeKind; title: string; text: (name: string, items: number, by: string) => string }
>;

/**
 * One notice per person, however many items: only who is really asked hears of a campaign. `key` tells apart the times
 * of one occasion: opened, a second stage, a hand-over. Answers how many were told.
 */
export async function tellPeople(
  tx: Transaction,
  occasion: keyof typeof occasions,
  { campaign, dueAt }: Told,
  key: string,
  people: ReadonlyMap<string, number>,
  now: Instant,
): Promise<number> {
  const { kind, title, text } = occasions[occasion];
  let told = 0;
  for (const [personId, items] of people) {
    const notice = {
      personId,
      kind,
      key: `review:${campaign.id}:${key}`,
      href: `/reviews/${campaign.id}`,
      dueAt,
      title: `${title}: ${campaign.name}`,
      text: text(campaign.name, items, until(dueAt)),
    };
    if (await notify(tx, notice, now)) told += 1;
  }
  return told;
}

/** Whoever has answered everything is reminded of nothing: what asked for it counts as read. */
export async function settleAsked(
  tx: Transaction,
  campaign: { id: string; remindDaysBefore: readonly number[] },
  personId: string,
  now: Instant,
): Promise<void> {
  for (const key of ["opened", "escalated", ...campaign.remindDaysBefore.map((days) => `before:${days}`)])
    await settleNotice(tx, personId, `review:${campaign.id}:${key}`, now);
}
