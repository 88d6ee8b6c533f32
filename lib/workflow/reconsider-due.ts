import { randomUUID } from "node:crypto";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { reconsiderRequests } from "./reconsider-touched.ts";
import { requestsThatWaitForAbsent } from "./store-requests.ts";

/**
 * What only the clock brings about for open requests: whoever is out of office from now on is asked no longer, nor a
 * platform role that nobody has any more. Looking again changes nothing, because nobody absent is asked then.
 */
export async function reconsiderDue(clock: Clock): Promise<void> {
  const now = clock.now();
  for (const id of await requestsThatWaitForAbsent(present, now))
    await writing(now, (tx) => reconsiderRequests(tx, [id], now, randomUUID()));
}
