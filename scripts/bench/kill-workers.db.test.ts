import { expect, test } from "vitest";
import { killWorkers } from "./kill-workers.ts";

test("with two workers, one killed at random again and again, no mail is lost and each reminder and escalation is recorded once", async () => {
  const found = await killWorkers({ kills: 4 });
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
}, 120_000);
