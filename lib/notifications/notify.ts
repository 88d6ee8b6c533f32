import type { Notice } from "#lib/notifications/core/notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { enqueue } from "#lib/platform/enqueue.ts";
import { noticeKinds } from "./core/notice-kinds.ts";
import { addNotice } from "./store.ts";

/**
 * Tells a person something, in the transaction of what it tells of: no change, no notice. The same key is told once to
 * a person, however often a job runs; how it is mailed follows the preferences that hold at this moment.
 * @returns false when it was told already
 */
export async function notify(tx: Transaction, notice: Notice, now: Instant): Promise<boolean> {
  if (!/^\/(?!\/)/.test(notice.href))
    throw new Error(`A notice leads to a page of the console, not to ${notice.href}.`);
  const added = await addNotice(tx, notice, noticeKinds[notice.kind].usually, now);
  // One job for everything that a transaction tells: a key that all transactions share would make them wait for each other.
  if (added?.mail === "at_once") await enqueue(tx, "send-mail", {}, { key: `send-mail-${added.transaction}` });
  return added !== null;
}
