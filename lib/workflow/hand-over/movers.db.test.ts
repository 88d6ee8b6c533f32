import { beforeEach, expect, test } from "vitest";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { listNotices } from "#lib/notifications/list-notices.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { handOver } from "./hand-over.ts";
import { tellHandOvers } from "./tell-hand-overs.ts";

type Person = Awaited<ReturnType<World["person"]>>;

const world = new World();
let boss: Person;
let mira: Person;
let peer: Person;

beforeEach(async () => {
  world.pass(1);
  boss = await world.person("Boss");
  mira = await world.person("Mira", { manager: boss.email, unit: "Claims" });
  peer = await world.person("Peer");
});

const inbox = async (person: Person) =>
  (await listInbox(world.as(person), { kind: "hand_over" })).data.map(({ id, href, why }) => ({ id, href, why }));
const told = async (person: Person) =>
  (await listNotices(world.as(person), {})).data
    .filter(({ kind }) => kind === "hand-over-asked")
    .map(({ title, href }) => ({ title, href }));
const tellTwice = async () => {
  await tellHandOvers(fixedClock(world.now));
  await tellHandOvers(fixedClock(world.now));
};

test("R93: who moves to another unit is asked at once for what they held in the old one, and told once", async () => {
  const old = await world.agent("Old", { businessUnit: "Claims" });
  const role = await world.assign(old, "detector", mira);
  const kept = await world.assign(await world.agent("Kept", { businessUnit: "Claims" }), "detector", mira);
  await world.assign(await world.agent("Elsewhere", { businessUnit: "Support" }), "detector", mira);
  world.pass(1);
  expect(await inbox(mira)).toEqual([]);
  await editPerson(world.admin, { person: mira.id, unit: "Support" });
  const href = `/people/${mira.id}/hand-over`;
  expect(await inbox(mira)).toEqual([{ id: mira.id, href, why: expect.stringContaining("2 roles on its agents") }]);
  expect(await inbox(boss)).toEqual([{ id: mira.id, href, why: expect.stringContaining("you are their manager") }]);
  await tellTwice();
  expect(await told(boss)).toEqual([{ title: `Hand over what ${mira.name} answered for in Claims`, href }]);
  expect(await told(mira)).toEqual([{ title: "Hand over what you answered for in Claims", href }]);
  // What they say they keep is theirs; what they hand over is another's: nothing is left.
  world.pass(1);
  await attestAssignment(world.as(mira), { assignment: kept.id });
  expect(await inbox(mira)).toMatchObject([{ why: expect.stringContaining("1 role on its agents") }]);
  await handOver(world.as(boss), {
    person: mira.id,
    reason: "Moved",
    moves: [{ kind: "assignment", id: role.id, to: peer.id }],
  });
  world.pass(1);
  expect([await inbox(mira), await inbox(boss)]).toEqual([[], []]);
  await tellTwice();
  expect(await told(mira)).toHaveLength(1);
});

test("R93: another manager or title alone moves nobody, and a role taken after the move is no remainder", async () => {
  await world.assign(await world.agent("Old", { businessUnit: "Claims" }), "detector", mira);
  world.pass(1);
  await editPerson(world.admin, { person: mira.id, manager: peer.email, title: "Lead" });
  expect(await inbox(mira)).toEqual([]);
  await editPerson(world.admin, { person: peer.id, unit: "Claims" });
  world.pass(1);
  await editPerson(world.admin, { person: peer.id, unit: "Support" });
  world.pass(1);
  await world.assign(await world.agent("Later", { businessUnit: "Claims" }), "detector", peer);
  expect(await inbox(peer)).toEqual([]);
});

test("R93: an absence is the manager's to hand over where no deputy is there, from its first moment to its last", async () => {
  const agent = await world.agent();
  await world.assign(agent, "detector", mira, { deputies: [peer.email] });
  await world.assign(await world.agent(), "detector", mira);
  const from = iso(world.now + DAY);
  const until = iso(world.now + 3 * DAY);
  await editPerson(world.as(mira), { person: mira.id, outOfOffice: { from, until } });
  await tellTwice();
  expect([await inbox(boss), await told(boss)]).toEqual([[], []]);
  world.pass(1);
  const href = `/people/${mira.id}/hand-over`;
  expect(await inbox(boss)).toEqual([
    { id: mira.id, href, why: expect.stringContaining("no deputy is there for 1 role.") },
  ]);
  await tellTwice();
  expect(await told(boss)).toEqual([{ title: `${mira.name} is out of office, and nobody stands in`, href }]);
  // The deputy goes away too: one more role stands alone.
  await editPerson(world.as(peer), { person: peer.id, outOfOffice: { from, until } });
  expect(await inbox(boss)).toMatchObject([{ why: expect.stringContaining("for 2 roles.") }]);
  world.pass(2);
  expect(await inbox(boss)).toEqual([]);
});

test("R93: who left is told of to the first active manager above them, else to security, once, and they may hand over", async () => {
  const director = await world.person("Director");
  await editPerson(world.admin, { person: boss.id, manager: director.email });
  const security = await world.person("Security", { platformRoles: ["security"] });
  const role = await world.assign(await world.agent("Old"), "detector", mira);
  await editPerson(world.admin, { person: boss.id, status: "left" });
  await editPerson(world.admin, { person: mira.id, status: "left" });
  const href = `/people/${mira.id}/hand-over`;
  expect(await inbox(director)).toEqual([
    { id: mira.id, href, why: expect.stringContaining("the first manager above") },
  ]);
  await tellTwice();
  const notice = { title: `Hand over what ${mira.name} answered for`, href };
  expect(await told(director)).toEqual([notice]);
  expect([await told(boss), await told(security)]).toEqual([[], []]);
  await editPerson(world.admin, { person: director.id, status: "left" });
  expect(await inbox(security)).toContainEqual({
    id: mira.id,
    href,
    why: expect.stringContaining("security sees to it"),
  });
  await tellTwice();
  expect((await told(security)).filter((one) => one.href === href)).toEqual([notice]);
  await editPerson(world.admin, { person: director.id, status: "active" });
  await handOver(world.as(director), {
    person: mira.id,
    reason: "Left",
    moves: [{ kind: "assignment", id: role.id, to: peer.id }],
  });
  expect(await inbox(director)).toEqual([]);
});
