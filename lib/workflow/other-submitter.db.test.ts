import { beforeAll, describe, expect, test } from "vitest";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { changeCapability } from "./change-capability.ts";
import { changing, waiting } from "./changing-for-tests.ts";
import { approveAll, requestOf } from "./decide-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { readRequest } from "./read-request.ts";
import { reconsiderDue } from "./reconsider-due.ts";
import { requestChanges } from "./request-changes.ts";
import { resubmitRequest } from "./resubmit-request.ts";
import { submitAgent } from "./submit-agent.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const people = {} as Record<"chief" | "owner" | "system" | "guard" | "deputy", Person>;

beforeAll(async () => {
  for (const name of ["chief", "owner", "system", "guard", "deputy"] as const) people[name] = await world.person(name);
});

/** An agent that is ready to be submitted by its owner, or by the chief, an admin. */
async function stated() {
  const agent = await world.statedAgent("Returning");
  const owner = await world.assign(agent, "business_owner", people.owner);
  await world.assign(agent, "system_owner", people.system);
  await world.assign(agent, "security_owner", people.guard, { deputies: [people.deputy.id] });
  return { agent, owner };
}
const chief = () => world.as(people.chief, ["admin"]);
const yes = (by: ReturnType<World["as"]>, request: string, slot: string) =>
  decideRequest(by, { request, slot, decision: "approve", reason: "Right as shown" });
const sendBack = (request: string, by = people.system) =>
  requestChanges(world.as(by), { request, reason: "Say more, please." });
const live = async (request: string, slot: string) =>
  (await readRequest(world.admin, { request })).decisions.find((one) => one.slot === slot && one.voidedAt === null);

describe("R39 R53: a registration that somebody else submits again", () => {
  let only: Person;

  test("by its owner, whom nobody had asked yet: they have accepted with it, and the others are asked as before", async () => {
    const { agent } = await stated();
    await submitAgent(chief(), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    expect(await live(id, "business_owner")).toMatchObject({ decision: null, ownAllowed: false });
    await sendBack(id);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect(await live(id, "business_owner")).toMatchObject({
      decision: "approve",
      decidedBy: { id: people.owner.id },
      because: `${people.owner.name} is its business owner, and accepts by submitting.`,
    });
    expect((await evidenceOf(id)).at(-1)).toMatchObject({
      type: "request.decided",
      payload: { slot: "business_owner", decision: "approve" },
    });
    expect((await approveAll(world, await requestOf(world, agent))).state).toBe("approved");
  });

  test("by its owner, who had said yes: it stands, as the yes of who submits", async () => {
    const { agent } = await stated();
    await submitAgent(chief(), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    await yes(world.as(people.owner), id, "business_owner");
    await sendBack(id);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect(await live(id, "business_owner")).toMatchObject({
      decision: "approve",
      reason: "Right as shown",
      ownAllowed: true,
    });
  });

  test("by its owner, whose yes is the last that is missing: they can give it, and it approves", async () => {
    const { agent } = await stated();
    await submitAgent(chief(), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    await approveAll(world, await requestOf(world, agent), { but: ["business_owner"] });
    await sendBack(id);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect((await listInbox(world.as(people.owner), { kind: "decision" })).data.map(({ href }) => href)).toContain(
      `/requests/${id}`,
    );
    expect((await yes(world.as(people.owner), id, "business_owner")).state).toBe("approved");
  });

  test("after the owner, by an admin: the owner's yes to what changed is asked for again, and is the owner's alone", async () => {
    const { agent } = await stated();
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    await editAgent(chief(), { agent: agent.slug, purpose: "Another purpose" });
    expect(await live(id, "business_owner")).toMatchObject({ decision: null, ownAllowed: true });
    await sendBack(id);
    await submitAgent(chief(), { agent: agent.slug });
    expect(await live(id, "business_owner")).toMatchObject({
      decision: null,
      ownAllowed: false,
      because: `${people.owner.name} is its business owner.`,
    });
    await world.refused(() => yes(chief(), id, "business_owner"), { rule: "own-request" });
    await yes(world.as(people.owner), id, "business_owner");
  });

  test("by one who was its owner when they said yes, and is no more: the owner of today is asked", async () => {
    const { agent, owner } = await stated();
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    await sendBack(id);
    await endAssignment(world.admin, { assignment: owner.id });
    const heir = await world.person("heir");
    await world.assign(agent, "business_owner", heir);
    await submitAgent(world.as(people.owner, ["admin"]), { agent: agent.slug });
    expect(await live(id, "business_owner")).toMatchObject({ decision: null, asked: { id: heir.id } });
    await world.refused(() => yes(world.as(people.owner, ["admin"]), id, "business_owner"), { rule: "own-request" });
  });

  test("after the security owner: they are asked again themselves, not their deputy", async () => {
    const { agent } = await stated();
    await submitAgent(world.as(people.guard, ["admin"]), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    expect(await live(id, "scope")).toMatchObject({ asked: { id: people.deputy.id } });
    await yes(world.as(people.deputy), id, "oversight");
    await sendBack(id);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect(await live(id, "scope")).toMatchObject({
      asked: { id: people.guard.id },
      because: `${people.guard.name} is its security owner.`,
    });
    expect(await live(id, "oversight")).toMatchObject({ decision: "approve", decidedBy: { id: people.deputy.id } });
    await world.refused(() => yes(world.as(people.deputy), id, "scope"), { rule: "request.decide" });
  });

  test("by the only person of compliance: security decides in their place", async () => {
    const { agent, owner } = await stated();
    only = await world.person("only", { platformRoles: ["member", "compliance"] });
    await editAgent(world.admin, { agent: agent.slug, customerFacing: true });
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    expect(await live(id, "compliance")).toMatchObject({ askedRole: "compliance" });
    await sendBack(id);
    await endAssignment(world.admin, { assignment: owner.id });
    await world.assign(agent, "business_owner", only);
    await submitAgent(world.as(only, ["member", "compliance"]), { agent: agent.slug });
    expect(await live(id, "compliance")).toMatchObject({ askedRole: "security" });
  });

  test("where the only person of compliance leaves while they are asked, security is asked within a minute", async () => {
    const { agent } = await stated();
    await editAgent(world.admin, { agent: agent.slug, customerFacing: true });
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    expect(await live(id, "compliance")).toMatchObject({ askedRole: "compliance" });
    await editPerson(world.admin, { person: only.id, status: "left" });
    await reconsiderDue(fixedClock(world.now));
    expect(await live(id, "compliance")).toMatchObject({ askedRole: "security", decision: null });
    const { length } = await evidenceOf(id);
    await reconsiderDue(fixedClock(world.now));
    expect(await evidenceOf(id)).toHaveLength(length);
  });
});

describe("R39 R59: a change that somebody else asks for again", () => {
  const changed = changing();

  test("by the owner after an admin: they have said yes with it; by an admin after the owner: the owner's yes stands", async () => {
    const { on } = await changed.approved();
    const { owner, security } = changed.people;
    const ask = { ...on, tools: ["look", "note", "mail"] };
    const { id } = waiting(await changeCapability(changed.world.admin, ask));
    await requestChanges(changed.world.as(security), { request: id, reason: "Why?" });
    await resubmitRequest(changed.world.as(owner), { request: id });
    expect(await live(id, "business_owner")).toMatchObject({
      decision: "approve",
      decidedBy: { id: owner.id },
      ownAllowed: true,
    });
    await requestChanges(changed.world.as(security), { request: id, reason: "Why, again?" });
    await resubmitRequest(changed.world.admin, { request: id });
    expect(await live(id, "business_owner")).toMatchObject({ decision: "approve", decidedBy: { id: owner.id } });
  });
});
