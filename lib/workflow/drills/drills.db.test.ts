import { beforeEach, describe, expect, test } from "vitest";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { acknowledgeDrill } from "./acknowledge-drill.ts";
import { advanceDrills } from "./advance-drills.ts";
import { cancelDrill, closeDrill, stopRepeating } from "./move-drill.ts";
import { listDrills, readDrill } from "./read-drills.ts";
import { startDrill } from "./start-drill.ts";

type Person = Awaited<ReturnType<World["person"]>>;
const MINUTE = 60_000;

let world: World;
let unit: string;
let mira: Person;
let first: Person;
let second: Person;
let security: Person;

beforeEach(async () => {
  world = new World();
  mira = await world.person("Mira");
  first = await world.person("First");
  second = await world.person("Second");
  security = await world.person("Security");
  unit = `Unit of ${mira.name}`;
});

/** A submitted agent that pays, with a responder and deputies. */
async function paying(responder: Person = mira, deputies: Person[] = [first, second]) {
  const agent = await world.statedAgent("Desk", { businessUnit: unit });
  const pay = await world.capability(agent, "Pay", { action: "pay" });
  const held = await world.assign(agent, "responder", responder, { deputies: deputies.map(({ id }) => id) });
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({ where: { id: agent.id }, data: { state: "active" } });
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  return { agent, pay, held };
}

const asSecurity = () => world.as(security, ["security"]);
const start = (more: Partial<Parameters<typeof startDrill>[1]> = {}) =>
  startDrill(asSecurity(), { name: "Night watch", unit, minutes: 30, ...more });
const later = async (minutes: number) => {
  world.now += minutes * MINUTE;
  await advanceDrills(fixedClock(world.now));
  await advanceDrills(fixedClock(world.now));
};
const waits = async (person: Person) =>
  (await listInbox(world.as(person), {})).data.filter(({ kind }) => kind === "drill").map(({ id }) => id);
const told = (person: Person) =>
  present.query<{ title: string; dueAt: Date; readAt: Date | null }>(
    `SELECT title, "dueAt", "readAt" FROM "Notice" WHERE "personId" = $1::uuid AND kind = 'drill-asked'`,
    [person.id],
  );

describe("a reachability drill", () => {
  test("R10: asks each responder once, records who answered and how fast, and closes by itself", async () => {
    await paying();
    await paying();
    const drill = await start();
    expect(drill).toMatchObject({ state: "running", figures: { seats: 2, outcomes: { waiting: 2 } }, unanswerable: 0 });
    expect(await told(mira)).toMatchObject([{ dueAt: new Date(world.now + 30 * MINUTE), readAt: null }]);
    expect(await waits(mira)).toEqual([drill.id]);
    await later(7);
    expect((await readDrill(world.admin, { drill: drill.id })).state).toBe("running");
    const answered = await acknowledgeDrill(world.as(mira), { drill: drill.id });
    expect(answered.seats).toMatchObject([
      { outcome: "holder", reachedAfter: 7 * MINUTE, tier: "high", capabilities: 1 },
      { outcome: "holder", reachedAfter: 7 * MINUTE },
    ]);
    expect((await told(mira))[0]?.readAt).not.toBeNull();
    expect(await waits(mira)).toEqual([]);
    await later(1);
    expect(await readDrill(world.admin, { drill: drill.id })).toMatchObject({
      state: "closed",
      figures: { seats: 2, outcomes: { holder: 2 }, medianToReach: 7 * MINUTE },
    });
    expect((await evidenceOf(drill.id)).map(({ type, actorName }) => [type, actorName])).toEqual([
      ["drill.started", security.name],
      ["drill.acknowledged", mira.name],
      ["drill.closed", "Drills"],
    ]);
    expect((await listDrills(world.admin, { q: "Night watch", state: "closed" })).data.map(({ id }) => id)).toContain(
      drill.id,
    );
  });

  test("R41: asks the deputies in order when time is over, past one who is away, and ends with nobody", async () => {
    await paying();
    await editPerson(world.admin, {
      person: first.id,
      outOfOffice: { from: iso(world.now), until: null },
    });
    const drill = await start();
    await later(29);
    expect(await waits(second)).toEqual([]);
    await later(1);
    expect(await waits(first)).toEqual([]);
    expect(await waits(second)).toEqual([drill.id]);
    expect(await told(second)).toHaveLength(1);
    await later(30);
    const over = await readDrill(world.admin, { drill: drill.id });
    expect(over).toMatchObject({ state: "closed", figures: { outcomes: { nobody: 1 }, medianToReach: null } });
    expect(over.seats[0]?.asked.map(({ person }) => person.name)).toEqual([mira.name, second.name]);
    expect((await evidenceOf(drill.id)).map(({ type }) => type)).toEqual([
      "drill.started",
      "drill.escalated",
      "drill.closed",
    ]);
  });

  test("R127: is repeated by the clock until somebody stops it", async () => {
    await paying();
    const drill = await start({ repeatDays: 90 });
    await later(31);
    await later(31);
    await later(31);
    const runs = async () => (await listDrills(world.admin, { limit: 200 })).data.filter(({ unit: of }) => of === unit);
    world.now += 89 * 86_400_000;
    await later(0);
    expect(await runs()).toHaveLength(1);
    world.now += 86_400_000;
    await later(0);
    expect((await runs()).map(({ state, repeatDays }) => [state, repeatDays])).toEqual([
      ["running", 90],
      ["closed", 90],
    ]);
    const [running] = await runs();
    await stopRepeating(asSecurity(), { drill: running?.id ?? "" });
    expect((await evidenceOf(running?.id ?? "")).at(-1)).toMatchObject({ type: "drill.repeatStopped" });
    await cancelDrill(asSecurity(), { drill: running?.id ?? "", reason: "Enough" });
    world.now += 200 * 86_400_000;
    await later(0);
    expect(await runs()).toHaveLength(2);
    expect(drill.id).toBeTruthy();
  });

  test("only the clock adds to a series: nobody stops another's repeats by starting a drill in it", async () => {
    await paying();
    const { id: series } = await start({ repeatDays: 90 });
    for (const by of [asSecurity(), world.token("security")])
      await world.refused(() => startDrill(by, { name: "Day watch", unit, series }), {
        errors: [expect.objectContaining({ path: "series" })],
      });
  });

  test("counts what has nobody to ask", async () => {
    await paying();
    const { agent } = await paying(second, []);
    await editPerson(world.admin, { person: second.id, status: "left" });
    expect(await start()).toMatchObject({ unanswerable: 1, figures: { seats: 1 } });
    expect(agent.id).toBeTruthy();
  });
});

describe("a drill refuses", () => {
  test("who may not run it, who was not asked, an answer twice or after the end, and a stale edit", async () => {
    await paying();
    for (const who of [world.as(mira), world.as(security, ["auditor"]), world.token("compliance")])
      await world.refused(() => startDrill(who, { name: "x", unit }), { rule: "drill.run" });
    await world.refused(() => start({ unit: "Nowhere at all" }), { rule: "nobody-to-ask" });
    await world.refused(() => start({ minutes: 1 }), { kind: "invalid", errors: [{ path: "minutes" }] });
    const { id: drill } = await start();
    await world.refused(() => acknowledgeDrill(world.as(first), { drill }), { rule: "drill.acknowledge" });
    await world.refused(() => acknowledgeDrill(world.token("admin"), { drill }), { rule: "drill.acknowledge" });
    await world.refused(() => closeDrill(world.admin, { drill }), { rule: "drill-open" });
    await world.refused(() => cancelDrill(world.as(mira), { drill }), { rule: "drill.run" });
    await world.refused(() => cancelDrill(world.admin, { drill, version: 9 }), { kind: "stale" });
    await world.refused(() => stopRepeating(world.as(mira), { drill }), { rule: "drill.run" });
    await acknowledgeDrill(world.as(mira), { drill });
    await world.refused(() => acknowledgeDrill(world.as(mira), { drill }), { rule: "drill-answered" });
    await cancelDrill(world.admin, { drill });
    await world.refused(() => acknowledgeDrill(world.as(mira), { drill }), { rule: "drill-over" });
    await world.refused(() => cancelDrill(world.admin, { drill }), { rule: "impossible-event" });
    await world.refused(() => readDrill(world.admin, { drill: "nothing" }), { kind: "missing" });
  });
});
