import type { NoticeKind } from "#lib/notifications/core/notice-kinds.ts";
import { notify } from "#lib/notifications/notify.ts";
import { settleNotices } from "#lib/notifications/settle-notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { everAsked, waitsFor } from "./store-progress.ts";

/** How the keys of what is to be done after a review begin: not as those that ask for an answer, which are settled together. */
export const FOLLOW_UP_KEY = "review-follow-up";

/** Of what people are told. */
interface Told {
  occasion: keyof typeof occasions;
  campaign: { id: string; name: string; openedAt: Instant | null };
  dueAt: Instant | null;
  /** Tells apart the times of one occasion: opened, a second stage, a hand-over; about one item it begins with its id. */
  key: string;
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
 * One notice per person, however many items they are concerned by: only who is really asked hears of a campaign. One
 * that asks again tells everything again: the moment it opened is part of the notice's key. @returns how many were told
 */
export async function tellPeople(
  tx: Transaction,
  { occasion, campaign, dueAt, key }: Told,
  people: ReadonlyMap<string, number>,
  now: Instant,
): Promise<number> {
  const { kind, title, text } = occasions[occasion];
  let told = 0;
  for (const [personId, items] of people) {
    const notice = {
      personId,
      kind,
      key: `${occasion === "followUp" ? FOLLOW_UP_KEY : "review"}:${campaign.id}:${key}:${campaign.openedAt}`,
      href: `/reviews/${campaign.id}`,
      dueAt,
      title: `${title}: ${campaign.name}`,
      text: text(campaign.name, items, until(dueAt)),
    };
    if (await notify(tx, notice, now)) told += 1;
  }
  return told;
}

/**
 * Whoever a campaign waits for no more is reminded of nothing: all that asked them in it counts as read. What it asks to
 * be done after its close stays. With an item named, what asked about that one alone is settled even where others wait.
 */
export async function settleAsked(
  tx: Transaction,
  { campaignId, item = null }: { campaignId: string; item?: string | null },
  people: Iterable<string>,
  now: Instant,
): Promise<void> {
  for (const personId of new Set(people))
    if (!(await waitsFor(tx, campaignId, personId))) await settleNotices(tx, personId, `review:${campaignId}:`, now);
    else if (item !== null) await settleNotices(tx, personId, `review:${campaignId}:${item}:`, now);
}

/** The same for everybody whom a campaign ever asked: it has ended, and asks nothing any more. */
export const settleCampaign = async (tx: Transaction, campaignId: string, now: Instant): Promise<void> =>
  settleAsked(tx, { campaignId }, await everAsked(tx, campaignId), now);
