import { expect, test } from "vitest";
import { writing } from "#lib/platform/database.ts";
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
