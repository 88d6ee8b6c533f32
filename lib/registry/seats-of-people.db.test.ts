import { expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { search } from "#lib/search/search.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { editPerson } from "./edit-person.ts";
import { listPeople, readPerson } from "./list-people.ts";
import { heldSeatsOf } from "./seats-of-people.ts";
import { World } from "./world-for-tests.ts";

type Person = Awaited<ReturnType<World["person"]>>;

const judged = (world: World, agent: { id: string }) =>
  writing(world.now, (tx) => judgeTouched(tx, { agents: [agent.id] }, world.now, "test"));
const heldBy = async (world: World, person: Person, asOf?: string) =>
  (await readPerson(world.admin, { person: person.id, ...(asOf ? { asOf } : {}) })).seats;

test("R9: a person's strip counts the seats that they hold by how each stands, the worst first", async () => {
  const world = new World();
  const [mira, otto] = [await world.person("Mira"), await world.person("Otto")];
  const [one, two] = [await world.agent("One"), await world.agent("Two")];
  expect(await heldBy(world, mira)).toBe("");
  await world.assign(one, "business_owner", mira);
  await world.name(one, "security_owner", mira);
  await world.assign(two, "business_owner", otto);
  expect([await heldBy(world, mira), await heldBy(world, otto)]).toEqual(["W1 F1", "F1"]);

  // The last moment of grace, and the one after it.
  world.pass(7);
  expect(await heldBy(world, mira)).toBe("W1 F1");
  world.now += 1;
  expect(await heldBy(world, mira)).toBe("u1 F1");
  world.pass(200);
  expect(await heldBy(world, mira)).toBe("u1 A1");

  const before = iso(world.now);
  world.pass(1);
  await editPerson(world.admin, { person: mira.id, status: "left" });
  expect(await heldBy(world, mira)).toBe("g2");
  expect(await heldBy(world, mira, before)).toBe("u1 A1");
});

test("duties that clash are those of the person who has both, not of whom an own assignment shadows", async () => {
  const world = new World();
  const [mira, otto] = [await world.person("Mira"), await world.person("Otto")];
  const agent = await world.statedAgent();
  const ledger = await world.system("Ledger", { kind: "payment" });
  const pay = await world.capability(agent, "Pay", { action: "pay", system: ledger.slug, reversible: false });
  await world.assign(agent, "approver", mira);
  await world.assign(agent, "provisioner", mira);
  await world.assign(agent, "control_owner", mira);
  await world.assign(agent, "detector", otto);
  await judged(world, agent);
  expect([await heldBy(world, mira), await heldBy(world, otto)]).toEqual(["C2 F1", "F1"]);

  // Otto approves this one himself: now the clash is his, and Mira is only its provisioner.
  await world.assign(agent, "approver", otto, { capability: pay.slug });
  await judged(world, agent);
  expect([await heldBy(world, mira), await heldBy(world, otto)]).toEqual(["F3", "C2"]);
});

test("the list, the search and a page say the same, by one statement for a whole page", async () => {
  const world = new World();
  const mark = crypto.randomUUID().slice(0, 8);
  const people = [
    await world.person(`Ada ${mark}`),
    await world.person(`Bea ${mark}`),
    await world.person(`Cy ${mark}`),
  ];
  const agent = await world.agent();
  for (const person of people.slice(0, 2)) await world.assign(agent, "detector", person);
  const { data } = await listPeople(world.admin, { q: mark, sort: "name" });
  expect(data.map(({ seats }) => seats)).toEqual(["F1", "F1", ""]);
  const { hits } = await search(world.admin, { q: mark });
  expect(hits.filter(({ kind }) => kind === "person").map(({ name, seats }) => [name.slice(0, 3), seats])).toEqual(
    expect.arrayContaining([
      ["Ada", "F1"],
      ["Cy ", ""],
    ]),
  );
  expect([...(await heldSeatsOf(present, [], world.now))]).toEqual([]);
});

test("what has ended asks nothing of anybody", async () => {
  const world = new World();
  const mira = await world.person("Mira");
  const agent = await world.agent();
  const capability = await world.capability(agent);
  await world.assign(agent, "detector", mira, { capability: capability.slug });
  expect(await heldBy(world, mira)).toBe("F1");
  await present.query(
    `UPDATE "Capability" SET state = 'ended', "endedAt" = now() WHERE id = $1::uuid RETURNING id::text`,
    [capability.id],
  );
  expect(await heldBy(world, mira)).toBe("");
});
