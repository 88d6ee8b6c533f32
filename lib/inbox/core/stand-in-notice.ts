import type { Notice } from "#lib/notifications/core/notice.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { ItemKind } from "./item.ts";

/** What waits for a deputy of somebody who is out of office. */
export interface WaitsForDeputy {
  kind: ItemKind;
  itemId: string;
  holderId: string;
  holder: string;
  personId: string;
  title: string;
  dueAt: Date | null;
  href: string;
}

/** What one notice tells of. */
export type Told = [WaitsForDeputy, ...WaitsForDeputy[]];

/** Told together: of one holder, to one deputy, of one kind, however many. */
export const together = (items: readonly WaitsForDeputy[]): Told[] =>
  // A group has at least the item that made it.
  [...Map.groupBy(items, ({ kind, holderId, personId }) => [kind, holderId, personId].join(" ")).values()] as Told[];

/** What makes the notice of a group the same: its first item, and the moment at which it became the deputy's. */
export const standInKey = ([first]: Told, now: Instant): string =>
  `stand-in:${first.kind}:${first.itemId}:${first.holderId}:${iso(now)}`;

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, "");

/** What a deputy is told when it becomes theirs (R93). */
export function standInNotice(items: Told, key: string): Notice {
  const [first] = items;
  const { holder, personId } = first;
  const samePlace = items.every(({ href }) => href === first.href);
  const due = items.flatMap(({ dueAt }) => dueAt?.getTime() ?? []);
  const listed = items.slice(0, 5).map(({ title }) => withoutStop(title));
  const more = items.length > 5 ? `; and ${items.length - 5} more` : "";
  return {
    personId,
    kind: "stand-in-asked",
    key,
    title: items.length === 1 ? `For ${holder}: ${first.title}` : `For ${holder}: ${items.length} things wait for you`,
    text: `${holder} is out of office, and you are the deputy who stands in: ${listed.join("; ")}${more}.`,
    href: samePlace ? first.href : `/inbox?kind=${first.kind}`,
    dueAt: due.length === 0 ? null : Math.min(...due),
  };
}
