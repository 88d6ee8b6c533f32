import { expect, test } from "vitest";
import { killWorkers } from "./kill-workers.ts";

/** How often; `KILLS=50` does what `npm run bench` does. */
const KILLS = Number(process.env.KILLS ?? 4);

test(
  "with two workers, one killed at random again and again, no mail is lost and each reminder and escalation is recorded once",
  async () => {
    const found = await killWorkers({ kills: KILLS });
    expect(found.mailsAsked).toBeGreaterThan(0);
    expect(found).toMatchObject({
      mailsArrived: found.mailsAsked,
      remindersRecorded: found.remindersDue,
      escalationsRecorded: found.escalationsDue,
      entriesRecorded: found.entriesDue,
      jobsHeld: 0,
    });
    expect(found.mailsDoubled).toBeLessThanOrEqual(found.kills);
    expect(found.copiesTooMany).toBeLessThanOrEqual(found.kills);
    if (process.env.KILLS) process.stdout.write(`${JSON.stringify(found)}\n`);
  },
  120_000 + KILLS * 5_000,
);
