import { expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { judgeDue } from "./judge-due.ts";
import { RandomEdits } from "./random-edits-for-tests/random-edits.ts";
import { rejudgeEverything } from "./rejudge-everything.ts";
import "#lib/boot.ts";

const EDITS = Number(process.env.RANDOM_EDITS ?? 500);
const SEED = Number(process.env.RANDOM_SEED ?? 20_260_101);
/** How often the full judgement is asked whether it would have found anything else. */
const LOOK_EVERY = 2;

test(`the judgement of each write finds what the full one finds, over ${EDITS} random edits`, {
  timeout: 60_000 + EDITS * 200,
}, async () => {
  const world = new RandomEdits(SEED);
  await world.begin();
  for (let edit = 1; edit <= EDITS; edit++) {
    await world.edit();
    if (edit % LOOK_EVERY !== 0 && edit !== EDITS) continue;
    const clock = fixedClock(world.now);
    await judgeDue(clock);
    const before = await gaps();
    const { changed } = await rejudgeEverything(clock);
    if (changed > 0)
      expect({ after: world.done.slice(-LOOK_EVERY), gaps: await gaps() }).toEqual({ after: "nothing", gaps: before });
  }
  const [found] = await present.query<{
    gaps: number;
    rules: number;
    reopened: number;
    accepted: number;
    expired: number;
  }>(
    `SELECT count(*)::int AS gaps, count(DISTINCT rule)::int AS rules,
         (SELECT count(*)::int FROM "GapEvent" WHERE event = 'reopened') AS reopened,
         (SELECT count(*)::int FROM "GapEvent" WHERE event = 'accepted') AS accepted,
         (SELECT count(*)::int FROM "Gap" WHERE rule = 'exception-expired') AS expired FROM "Gap"`,
  );
  // A run that finds little shows little.
  expect(found?.rules).toBeGreaterThan(20);
  expect(found?.reopened).toBeGreaterThan(5);
  expect(found?.accepted).toBeGreaterThan(5);
  expect(found?.expired).toBeGreaterThan(2);
  expect(world.refused / EDITS).toBeLessThan(0.5);
});

const gaps = () =>
  present.query(
    `SELECT key, status::text AS status, severity::text AS severity, sentence, "closedBy" FROM "Gap" ORDER BY key`,
  );
