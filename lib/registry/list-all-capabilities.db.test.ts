import { expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { listAllCapabilities } from "./list-all-capabilities.ts";
import { listUnits } from "./list-names-of-agents.ts";
import { World } from "./world-for-tests.ts";

const judged = (world: World, agent: { id: string }) =>
  writing(world.now, (tx) => judgeTouched(tx, { agents: [agent.id] }, world.now, "test"));

const namesOf = async (world: World, asked: Parameters<typeof listAllCapabilities>[1]) =>
  (await listAllCapabilities(world.admin, asked)).data.map(({ name }) => name.replace(/ \d+$/, ""));

test("capabilities of all agents are filtered by owner, system, tier and the seat in which nobody answers", async () => {
  const world = new World();
  const [owner, watcher] = [await world.person("Owner"), await world.person("Watcher")];
  const ledger = await world.system("Ledger");
  const unit = `Unit ${owner.id}`;
  const one = await world.agent("One", { businessUnit: unit });
  const two = await world.agent("Two", { businessUnit: unit });
  await world.name(one, "business_owner", owner);
  const pay = await world.capability(one, "Pay out", { action: "pay", reversible: false, system: ledger.slug });
  await world.capability(one, "Look up", { action: "read", dataClassification: "public", reversible: true });
  await world.capability(two, "Pay back", { action: "pay", reversible: false, system: ledger.slug });
  await world.name(one, "detector", watcher, { capability: pay.slug });
  for (const agent of [one, two]) await judged(world, agent);

  expect((await namesOf(world, { system: ledger.slug })).sort()).toEqual(["Pay back", "Pay out"]);
  expect((await namesOf(world, { owner: owner.email })).sort()).toEqual(["Look up", "Pay out"]);
  expect(await namesOf(world, { owner: owner.email, action: "read" })).toEqual(["Look up"]);
  // A detector is named on one of the two; what does not demand one is not empty.
  expect(await namesOf(world, { businessUnit: unit, empty: "detector" })).toEqual(["Pay back"]);
  expect((await namesOf(world, { businessUnit: unit, empty: "approver" })).sort()).toEqual(["Pay back", "Pay out"]);
  expect((await namesOf(world, { businessUnit: unit, sort: "-riskTier,name" })).at(-1)).toBe("Look up");
  const { data, total } = await listAllCapabilities(world.admin, { agent: one.slug, limit: 1 });
  expect([data.length, total]).toEqual([1, 2]);
  expect(data[0]).toMatchObject({ agent: { slug: one.slug, state: "draft" }, answerable: false });
  expect(data[0]?.seats).toHaveLength(5);
  await world.refused(() => listAllCapabilities(world.admin, { owner: "nobody@example.com" }), { kind: "missing" });
});

test("a row says how its grant stands: until when it counts, or that it has ended, begins later or was never given", async () => {
  const world = new World();
  const agent = await world.agent("Granted");
  const day = (days: number) => iso(world.now + days * DAY);
  const granted = async (name: string, ...periods: readonly (readonly [from: number, until: number | null])[]) => {
    const { id } = await world.capability(agent, name, { action: "read" });
    for (const [from, until] of periods)
      await present.query(
        `INSERT INTO "Grant" ("agentId", "capabilityId", reason, "startsAt", "endsAt")
         VALUES ($1::uuid, $2::uuid, 'Needed', $3::timestamptz, $4::timestamptz) RETURNING id`,
        [agent.id, id, day(from), until === null ? null : day(until)],
      );
  };
  await granted("A counts", [-20, -10], [-10, 5], [5, 9]);
  await granted("B counts without an end", [-10, null]);
  await granted("C has ended", [-20, -10], [-10, 0]);
  await granted("D begins later", [3, 9]);
  await granted("E was never given");
  const { data } = await listAllCapabilities(world.admin, { agent: agent.slug, sort: "name" });
  expect(data.map(({ grantStanding, grantEndsAt }) => [grantStanding, grantEndsAt])).toEqual([
    ["counts", day(5)],
    ["counts", null],
    ["ended", null],
    ["ahead", null],
    ["none", null],
  ]);
});

test("business units are counted and found by a part of their name", async () => {
  const world = new World();
  const mark = (await world.person()).id;
  await world.agent("One", { businessUnit: `Claims ${mark}` });
  await world.agent("Two", { businessUnit: `Claims ${mark}` });
  await world.agent("Three", { businessUnit: `Care ${mark}` });
  expect((await listUnits(world.admin, { q: mark })).data).toEqual([
    { name: `Claims ${mark}`, agents: 2 },
    { name: `Care ${mark}`, agents: 1 },
  ]);
  expect(await listUnits(world.admin, { q: mark, limit: 1 })).toMatchObject({ total: 2, data: [{ agents: 2 }] });
});
