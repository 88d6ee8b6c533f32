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

const counted = (items: number): string => (items === 1 ? "one capability waits" : `${items} capabilities wait`);

/** How many items each person is concerned by. */
export function countByPerson(people: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

/** One notice per person, however many items: only who is really asked hears of a campaign. */
async function tell(
  tx: Transaction,
  { campaign, dueAt }: Told,
  kind: NoticeKind,
  key: string,
  people: ReadonlyMap<string, number>,
  words: (items: number) => { title: string; text: string },
  now: Instant,
): Promise<number> {
  let told = 0;
  for (const [personId, items] of people) {
    const notice = { personId, kind, key: `review:${campaign.id}:${key}`, href: `/reviews/${campaign.id}`, dueAt };
    if (await notify(tx, { ...notice, ...words(items) }, now)) told += 1;
  }
  return told;
}

const until = (dueAt: Instant | null): string => (dueAt === null ? "" : ` until ${dateInWords(dueAt)}`);

/** `key` tells apart the occasions: opened, a second stage, a hand-over. */
export const tellAsked = (
  tx: Transaction,
  on: Told,
  key: string,
  people: ReadonlyMap<string, number>,
  now: Instant,
): Promise<number> =>
  tell(
    tx,
    on,
    "review-asked",
    key,
    people,
    (items) => ({
      title: `Review access: ${on.campaign.name}`,
      text: `In the access review '${on.campaign.name}' ${counted(items)} for your answer${until(on.dueAt)}.`,
    }),
    now,
  );

export const tellReminded = (
  tx: Transaction,
  on: Told,
  key: string,
  people: ReadonlyMap<string, number>,
  now: Instant,
): Promise<number> =>
  tell(
    tx,
    on,
    "review-reminder",
    key,
    people,
    (items) => ({
      title: `Still open: ${on.campaign.name}`,
      text: `In the access review '${on.campaign.name}' ${counted(items)} for your answer${until(on.dueAt)}.`,
    }),
    now,
  );

export const tellEscalated = (
  tx: Transaction,
  on: Told,
  people: ReadonlyMap<string, number>,
  now: Instant,
  key = "escalated",
): Promise<number> =>
  tell(
    tx,
    on,
    "review-escalated",
    key,
    people,
    (items) => ({
      title: `Nobody answered yet: ${on.campaign.name}`,
      text: `Somebody whom you stand in for has not answered in the access review '${on.campaign.name}': ${counted(items)}${until(on.dueAt)}. Your answer counts as theirs.`,
    }),
    now,
  );

export const tellFollowUps = (
  tx: Transaction,
  on: Told,
  people: ReadonlyMap<string, number>,
  now: Instant,
): Promise<number> =>
  tell(
    tx,
    on,
    "review-follow-up",
    "follow-up",
    people,
    (items) => ({
      title: `Act on a review: ${on.campaign.name}`,
      text: `The access review '${on.campaign.name}' asks you to revoke or change ${items === 1 ? "a capability" : `${items} capabilities`}, and to confirm it${until(on.dueAt)}.`,
    }),
    now,
  );

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
