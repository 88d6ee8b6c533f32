import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { settle, settleStarting } from "./store.ts";

/**
 * What a notice asked for is done, or is no longer asked: it counts as read and is not mailed any more. In the
 * transaction of what settled it; nothing happens where there is no such notice.
 */
export const settleNotice = (tx: Queryable, personId: string, key: string, now: Instant): Promise<void> =>
  settle(tx, personId, key, now);

/** The same for all notices of a person whose key begins so. */
export const settleNotices = (tx: Queryable, personId: string, keysBegin: string, now: Instant): Promise<void> =>
  settleStarting(tx, personId, keysBegin, now);
