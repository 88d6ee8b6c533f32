import { notify } from "#lib/notifications/notify.ts";
import { type Clock, DAY } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present, writing } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { warningDays, warningDue } from "./core/warning-days.ts";
import { exceptionEnded, exceptionEnding, exceptionEndingFor, exceptionUndecided } from "./exception-notices.ts";
import { expireException } from "./move-exception.ts";
import { type EndingException, endingExceptions } from "./store.ts";

/**
 * Warns 14, 7 and 1 days before an exception ends, and records the ends that have come (R47), of those that nobody
 * decided as well. The gap does not wait for
 * it: it is open from the end on. Run twice, it tells and records once.
 */
export async function watchExceptions(clock: Clock): Promise<void> {
  const now = clock.now();
  for (const exception of await endingExceptions(present, now, now + warningDays[0] * DAY))
    if (exception.endsAt <= now) await recordEnd(exception, clock);
    else await warn(exception, clock);
}

async function warn(exception: EndingException, clock: Clock): Promise<void> {
  const now = clock.now();
  const days = warningDue(exception.endsAt, now);
  if (days === null) return;
  await writing(now, async (tx) => {
    for (const personId of exception.people) await notify(tx, exceptionEnding(exception, personId, days), now);
    // Behind them: who is concerned themselves is told so, and not twice.
    for (const { id, holder } of exception.standIns)
      await notify(tx, exceptionEndingFor(exception, id, days, holder), now);
  });
}

async function recordEnd(exception: EndingException, clock: Clock): Promise<void> {
  const now = clock.now();
  const ended = exception.undecided ? exceptionUndecided : exceptionEnded;
  const context = systemContext("Exceptions", clock);
  try {
    await writing(now, async (tx) => {
      await expireException.within(tx, context, { exception: exception.id });
      for (const personId of exception.people) await notify(tx, ended(exception, personId), now);
    });
  } catch (error) {
    // Another node recorded it, or somebody withdrew it meanwhile: there is nothing left to record.
    if (!(error instanceof Refusal)) throw error;
  }
}
