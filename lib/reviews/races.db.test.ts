import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { changing } from "#lib/workflow/changing-for-tests.ts";
import { Racers } from "#lib/workflow/races-for-tests.ts";
import { wrongsAtTheEnd } from "./races-for-tests/end-state.ts";
import { exceptionRaces, retirementRaces, reviewRaces } from "./races-for-tests/other-races.ts";
import { requestRaces } from "./races-for-tests/request-races.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";

const changed = changing();
const reviewed = new ReviewWorld();
const races = [
  ...requestRaces(changed),
  ...exceptionRaces(changed),
  ...retirementRaces(changed),
  ...reviewRaces(reviewed),
].filter(({ name }) => name.includes(process.env.RACE ?? ""));

/**
 * How many; `RACES=1000` runs the thousand, `RACE=review` those of a name alone. Two processes, which are let go at the
 * same moment.
 */
const RACES = Number(process.env.RACES ?? races.length);

let racers: Racers;
beforeAll(async () => {
  racers = await Racers.start(path.join(import.meta.dirname, "races-for-tests/racer.ts"));
});
afterAll(() => racers.stop());

test(`R33 R38 R39 R99: in ${RACES} races of two processes that decide at once nothing ends as it may not`, {
  timeout: 60_000 + RACES * 15_000,
}, async () => {
  const ends = new Map<string, number>();
  for (let number = 0; number < RACES; number++) {
    const { name, prepare } = races[number % races.length] as (typeof races)[number];
    const { agentId, contenders } = await prepare();
    const outcomes = await racers.race(contenders, changed.world.now);
    expect([name, outcomes.flatMap(({ fault }) => fault ?? [])]).toEqual([name, []]);
    expect([name, await wrongsAtTheEnd(agentId)]).toEqual([name, []]);
    // Whoever comes first may: a race in which nobody does anything shows nothing.
    expect([name, outcomes.some(({ refused }) => refused === null)]).toEqual([name, true]);
    const end = `${name}: ${outcomes.map(({ refused }) => refused ?? "done").join(", ")}`;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  if (process.env.RACES)
    process.stdout.write(
      `${[...ends]
        .map(([end, count]) => `${String(count).padStart(5)} × ${end}`)
        .toSorted((one, other) => one.slice(8).localeCompare(other.slice(8)))
        .join("\n")}\n`,
    );
});

test("who looks at the end of a race sees what may not be", async () => {
  const { agent, provisioner } = await reviewed.reviewed("pay");
  expect(await wrongsAtTheEnd(agent.id)).toEqual([]);
  await present.query(
    `UPDATE "Grant" SET "approvedById" = $2::uuid WHERE "capabilityId" IN (SELECT id FROM "Capability" WHERE "agentId" = $1::uuid)`,
    [agent.id, provisioner.id],
  );
  await present.query(
    `INSERT INTO "Assignment" ("agentId", role, "personId", "startsAt", "recordedAt") VALUES ($1::uuid, 'approver', $2::uuid, now(), now())`,
    [agent.id, provisioner.id],
  );
  await present.query(`UPDATE "Agent" SET state = 'retired' WHERE id = $1::uuid`, [agent.id]);
  expect(await wrongsAtTheEnd(agent.id)).toEqual([
    "One person granted and approved",
    "Somebody answers for an agent that is retired",
  ]);
});
