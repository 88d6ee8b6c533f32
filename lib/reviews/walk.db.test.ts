import { expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { attempt, walks } from "./walk-for-tests/acts.ts";
import { wrongsOf } from "./walk-for-tests/law.ts";
import { Walker } from "./walk-for-tests/walker.ts";
import { Witness } from "./walk-for-tests/witness.ts";

/** How many walks of an agent's life; `WALKS=500` walks further. Each tries 40 to 110 events. */
const WALKS = Number(process.env.WALKS ?? 3);
const SEED = Number(process.env.WALK_SEED ?? 20_260_101);

test(`R38 R39 R53 R99: in ${WALKS} random walks over the database no state is undeclared, no decision skipped, no hands meet, and no change leaves no evidence`, {
  timeout: 60_000 + WALKS * 60_000,
}, async () => {
  const witness = await Witness.begin();
  const seen = new Map<string, number>();
  let tried = 0;
  let refused = 0;
  // Drawn and not shrunk: a walk takes seconds, so what is wrong is told with the events that led to it.
  for (const acts of walks(WALKS, SEED)) {
    const walker = await Walker.begin();
    await witness.since();
    const done: string[] = [];
    for (const act of acts) {
      tried++;
      const no = await attempt(act, walker);
      if (no) refused++;
      else done.push(act.does);
      const happened = await witness.since();
      const wrong = await wrongsOf(present, happened);
      if (no && happened.length > 0) wrong.push(`'${act.does}' was refused and left something.`);
      expect({ wrong, done: done.slice(-12) }).toEqual({ wrong: [], done: done.slice(-12) });
      for (const { what, column, before, after } of happened)
        if (column === "state")
          seen.set(`${what} ${before}>${after}`, (seen.get(`${what} ${before}>${after}`) ?? 0) + 1);
    }
  }
  if (process.env.WALKS)
    process.stdout.write(`${tried} events, ${refused} refused: ${JSON.stringify([...seen].sort())}\n`);
  // A walk in which nothing ever happens would show little.
  for (const arrow of [
    "Agent submitted>approved",
    "Agent approved>active",
    "Agent active>suspended",
    "Agent retiring>retired",
    "Request open>approved",
    "Exception null>requested",
    "Campaign open>closed",
    "ReviewItem waiting>certified",
    "RetirementStep open>done",
    "Drill running>closed",
    "Drill running>cancelled",
  ])
    expect([arrow, (seen.get(arrow) ?? 0) > 0]).toEqual([arrow, true]);
  expect(refused / tried).toBeLessThan(0.7);
});
