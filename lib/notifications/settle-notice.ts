import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { settle, settleForEverybody, settleStarting } from "./store.ts";

/**
 * What a notice asked for is done, or is no longer asked: it counts as read and is not mailed any more. In the
 * transaction of what settled it; nothing happens where there is no such notice.
 */
export const settleNotice = (tx: Queryable, personId: string, key: string, now: Instant): Promise<void> =>
  settle(tx, personId, key, now);

/** The same for all notices of a person whose key begins so. */
export const settleNotices = (tx: Queryable, personId: string, keysBegin: string, now: Instant): Promise<void> =>
  settleStarting(tx, personId, keysBegin, now);

/**
 * The same for whoever was told, without knowing whom: all notices whose key begins so, but for those that are `still`
 * asked for, which are the one with that key and those whose key goes on behind it.
 */
export const settleEverybody = (
  tx: Queryable,
  settled: readonly { keysBegin: string; still: string | null }[],
  now: Instant,
): Promise<void> => settleForEverybody(tx, settled, now);
