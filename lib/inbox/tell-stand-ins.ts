import { loadPolicy } from "#lib/controls/load-organisation.ts";
import { notify } from "#lib/notifications/notify.ts";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import { type Clock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { present, type Transaction, writing } from "#lib/platform/database.ts";
import { standInKey, standInNotice, together } from "./core/stand-in-notice.ts";
import {
  anybodyStandsIn,
  endAsks,
  keepAsks,
  openAsks,
  placeOf,
  standInsAlone,
  waitingForDeputies,
} from "./store-stand-ins.ts";

/**
 * Tells deputies of what becomes theirs while somebody is out of office: what was open when the holder went, and what
 * opens while they are away (R93). Once for as long as it waits for them, on whichever node; what is done, or the
 * holder's again, asks them no more.
 */
export async function tellStandIns(clock: Clock): Promise<void> {
  const now = clock.now();
  if (await anybodyStandsIn(present, iso(now))) await writing(now, (tx) => tell(tx, now));
}

async function tell(tx: Transaction, now: Instant): Promise<void> {
  await standInsAlone(tx);
  const waiting = await waitingForDeputies(tx, iso(now), await loadPolicy(tx, now));
  for (const { personId, noticeKey } of await endAsks(tx, waiting, iso(now)))
    await settleNotice(tx, personId, noticeKey, now);
  const known = new Set((await openAsks(tx)).map(placeOf));
  for (const items of together(waiting.filter((item) => !known.has(placeOf(item))))) {
    const noticeKey = standInKey(items, now);
    await keepAsks(tx, items, noticeKey, iso(now));
    await notify(tx, standInNotice(items, noticeKey), now);
  }
}
