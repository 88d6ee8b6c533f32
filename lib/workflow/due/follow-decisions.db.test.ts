import { beforeEach, describe, expect, test } from "vitest";
import { readCalendar } from "#lib/calendar/read-calendar.ts";
import { setPolicy } from "#lib/gaps/set-policy.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { requestOf } from "../decide-for-tests.ts";
import { decideRequest } from "../decide-request.ts";
import { listRequests } from "../list-requests.ts";
import { readRequest } from "../read-request.ts";
import { reconsiderDue } from "../reconsider-due.ts";
import { requestChanges } from "../request-changes.ts";
import { submitAgent } from "../submit-agent.ts";
import { withdrawRequest } from "../withdraw-request.ts";
import { followDecisions } from "./follow-decisions.ts";

type Person = Awaited<ReturnType<World["person"]>>;

let world: World;
let people: Record<"boss" | "owner" | "runner" | "guard", Person>;

beforeEach(async () => {
  world = new World();
  const boss = await world.person("Boss");
  people = {
    boss,
    owner: await world.person("Owner"),
    runner: await world.person("Runner", { manager: boss.email }),
    guard: await world.person("Guard"),
  };
});

/** A registration that its owner submitted: the runner is asked about the identity, the guard about scope and oversight. */
async function submitted() {
  const agent = await world.statedAgent();
  await world.assign(agent, "business_owner", people.owner);
  await world.assign(agent, "system_owner", people.runner);
  await world.assign(agent, "security_owner", people.guard);
  await submitAgent(world.as(people.owner), { agent: agent.slug });
  return { agent, id: (await requestOf(world, agent)).id };
}

/** All that the clock does about decisions, on two nodes at once and then again. */
async function run() {
  await Promise.all([followDecisions(fixedClock(world.now)), followDecisions(fixedClock(world.now))]);
  await followDecisions(fixedClock(world.now));
}

const told = (person: Person, href: string, unread = false) =>
  present
    .query<{ kind: string }>(
      `SELECT kind FROM "Notice" WHERE "personId" = $1::uuid AND href = $2 AND ($3::boolean IS FALSE OR "readAt" IS NULL) ORDER BY at, id`,
      [person.id, href, unread],
    )
    .then((rows) => rows.map(({ kind }) => kind));
const toldOf = (person: Person, id: string, unread = false) => told(person, `/requests/${id}`, unread);

/** What the clock recorded about a slot of a request, and of whom. */
const recorded = async (id: string, slot = "identity") =>
  (await evidenceOf(id))
    .filter(({ type, payload }) => /reminded|escalated/.test(type) && payload.slot === slot)
    .map(({ type, payload }) => [type, (payload.to as { id?: string; role?: string } | undefined) ?? null]);

const decide = (person: Person, request: string, slot = "identity", roles: PlatformRole[] = ["member"]) =>
  decideRequest(world.as(person, roles), { request, slot, decision: "approve", reason: "Right as shown" });

const live = async (id: string, slot = "identity") =>
  (await readRequest(world.admin, { request: id })).decisions.find((one) => one.slot === slot && one.voidedAt === null);

const waits = async (person: Person, id: string, roles: PlatformRole[] = ["member"]) =>
  (await listInbox(world.as(person, roles), { kind: "decision", limit: 200 })).data.filter(
    ({ href }) => href === `/requests/${id}`,
  );

describe("R39 R41 R53: a decision that nobody gives", () => {
  test("is due five days after it was asked for, in the inbox, the calendar, the list and on its page", async () => {
    const { agent, id } = await submitted();
    const due = iso(world.now + 5 * DAY);
    expect(await live(id)).toMatchObject({ dueAt: due, escalatedTo: [] });
    expect((await waits(people.runner, id)).map(({ dueAt, due: group }) => [dueAt, group])).toEqual([[due, "week"]]);
    const events = (await readCalendar(world.as(people.runner), {})).replaceAll("\r\n ", "").split("BEGIN:VEVENT");
    expect(events.find((event) => event.includes(`/requests/${id}`))).toContain(
      `DTSTART;VALUE=DATE:${due.slice(0, 10).replaceAll("-", "")}`,
    );
    const listed = async (overdue?: "true" | "false") =>
      (await listRequests(world.admin, { agent: agent.slug, sort: "dueAt", overdue })).data.map(({ dueAt }) => dueAt);
    expect([await listed(), await listed("true"), await listed("false")]).toEqual([[due], [], [due]]);
    world.pass(5);
    expect([await listed(), await listed("true"), await listed("false")]).toEqual([[due], [due], []]);
    expect((await waits(people.runner, id))[0]?.due).toBe("overdue");
    // What is over is due no more.
    await withdrawRequest(world.as(people.owner), { request: id });
    expect([await listed(), await listed("true")]).toEqual([[null], []]);
    expect((await live(id))?.dueAt).toBeNull();
  });

  test("reminds a day before and goes to the manager on the day, each once, with its evidence", async () => {
    const { id } = await submitted();
    world.pass(3);
    await run();
    expect(await recorded(id)).toEqual([]);
    world.pass(1);
    await run();
    expect(await recorded(id)).toEqual([["request.reminded", null]]);
    expect(await toldOf(people.runner, id)).toEqual(["decision-asked", "decision-reminder"]);
    expect(await waits(people.boss, id)).toEqual([]);
    await world.refused(() => decide(people.boss, id), { rule: "request.decide" });
    world.pass(1);
    await run();
    expect(await recorded(id)).toEqual([
      ["request.reminded", null],
      ["request.escalated", { id: people.boss.id, name: people.boss.name }],
    ]);
    expect(await toldOf(people.runner, id)).toEqual(["decision-asked", "decision-reminder", "decision-reminder"]);
    expect(await toldOf(people.boss, id)).toEqual(["decision-escalated"]);
    world.pass(30);
    await run();
    expect(await recorded(id)).toHaveLength(2);
  });

  test("may then be given by whoever it went to, or still by who was asked; and asks nobody any more", async () => {
    const [given, theirs] = [await submitted(), await submitted()];
    world.pass(5);
    await run();
    expect((await waits(people.boss, given.id)).map(({ due, why }) => [due, why])).toEqual([
      [
        "overdue",
        `Whoever is asked has not decided in time, so that you may too. ${people.runner.name} is its system owner.`,
      ],
    ]);
    expect((await listRequests(world.as(people.boss), { asked: "me" })).data.map(({ id }) => id)).toContain(given.id);
    expect(
      (await readRequest(world.as(people.boss), { request: given.id })).decisions.filter((one) => one.mayDecide),
    ).toMatchObject([
      { slot: "identity", escalatedTo: [{ person: { id: people.boss.id }, role: null, at: iso(world.now) }] },
    ]);
    expect((await decide(people.boss, given.id)).decisions.find(({ slot }) => slot === "identity")).toMatchObject({
      decision: "approve",
      decidedBy: { id: people.boss.id },
      for: { id: people.runner.id },
    });
    expect((await evidenceOf(given.id)).at(-1)).toMatchObject({
      type: "request.decided",
      payload: { slot: "identity", overdue: true, onBehalfOf: people.runner.id },
    });
    await decide(people.runner, theirs.id);
    for (const { id } of [given, theirs]) {
      for (const person of [people.runner, people.boss]) expect(await toldOf(person, id, true)).toEqual([]);
      // What is still open goes on asking.
      expect((await toldOf(people.guard, id, true)).length).toBeGreaterThan(0);
    }
    world.pass(1);
    await run();
    expect(await recorded(given.id)).toHaveLength(1);
  });

  test("where runs were missed, goes to the manager without a reminder that would come too late", async () => {
    const { id } = await submitted();
    world.pass(12);
    await run();
    expect((await recorded(id)).map(([type]) => type)).toEqual(["request.escalated"]);
    expect(await toldOf(people.runner, id)).toEqual(["decision-asked", "decision-reminder"]);
  });

  test("settles all of it where the request ends", async () => {
    const { id } = await submitted();
    world.pass(5);
    await run();
    await withdrawRequest(world.as(people.owner), { request: id });
    for (const person of Object.values(people)) expect(await toldOf(person, id, true)).toEqual([]);
    world.pass(5);
    await run();
    expect(await recorded(id)).toHaveLength(1);
  });

  test("is asked for anew in a new round: due again, reminded again, and no longer before the manager", async () => {
    const { agent, id } = await submitted();
    world.pass(5);
    await run();
    await requestChanges(world.as(people.guard), { request: id, reason: "Say more" });
    expect(await toldOf(people.boss, id, true)).toEqual([]);
    world.pass(20);
    await run();
    expect(await recorded(id)).toHaveLength(1);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect(await live(id)).toMatchObject({ dueAt: iso(world.now + 5 * DAY), escalatedTo: [] });
    expect(await toldOf(people.runner, id, true)).toEqual(["decision-asked"]);
    await world.refused(() => decide(people.boss, id), { rule: "request.decide" });
    world.pass(4);
    await run();
    world.pass(1);
    await run();
    expect((await recorded(id)).map(([type]) => type)).toEqual([
      "request.escalated",
      "request.reminded",
      "request.escalated",
    ]);
    await decide(people.boss, id);
  });

  test("is asked for anew where somebody else is asked: their time begins then", async () => {
    const { id } = await submitted();
    world.pass(4);
    await run();
    await editPerson(world.admin, {
      person: people.runner.id,
      outOfOffice: { from: iso(world.now), until: iso(world.now + 60 * DAY) },
    });
    await reconsiderDue(fixedClock(world.now));
    expect(await live(id)).toMatchObject({ asked: { id: people.boss.id }, dueAt: iso(world.now + 5 * DAY) });
    expect(await toldOf(people.runner, id, true)).toEqual([]);
    world.pass(1);
    await run();
    expect((await recorded(id)).map(([type]) => type)).toEqual(["request.reminded"]);
    world.pass(3);
    await run();
    expect((await recorded(id)).map(([type]) => type)).toEqual(["request.reminded", "request.reminded"]);
  });

  test("keeps the time that held when it was asked for, whatever is decided about the thresholds later", async () => {
    const before = await submitted();
    world.pass(1);
    await setPolicy(world.admin, { decideWithinDays: 2, reason: "We answer faster" });
    const after = await submitted();
    const asked = world.now;
    const dueOf = async ({ id }: { id: string }) => (await live(id))?.dueAt;
    expect([await dueOf(before), await dueOf(after)]).toEqual([iso(asked + 4 * DAY), iso(asked + 2 * DAY)]);
    world.pass(1);
    await setPolicy(world.admin, { decideWithinDays: 5, reason: "Too fast" });
    expect(await dueOf(after)).toBe(iso(asked + 2 * DAY));
  });
});

describe("R39 R41: an overdue decision goes past who may not decide it", () => {
  const security = () => world.person("Security", { platformRoles: ["member", "security"] });

  test("to security where nobody is above, and to the next where a manager asked for it", async () => {
    const chief = await world.person("Chief");
    await editPerson(world.admin, { person: people.owner.id, manager: chief.id });
    await editPerson(world.admin, { person: people.runner.id, manager: people.owner.id });
    const [sam, { id }] = [await security(), await submitted()];
    world.pass(5);
    await run();
    expect(await recorded(id)).toEqual([["request.escalated", { id: chief.id, name: chief.name }]]);
    expect(await recorded(id, "scope")).toEqual([["request.escalated", { role: "security" }]]);
    expect(await waits(people.owner, id)).toEqual([]);
    expect(await waits(sam, id, ["member", "security"])).toHaveLength(2);
    await world.refused(() => decide(people.owner, id), { rule: "own-request" });
    await world.refused(() => decide(sam, id, "identity", ["member", "security"]), { rule: "request.decide" });
    expect(
      (await decide(sam, id, "scope", ["member", "security"])).decisions.find(({ slot }) => slot === "scope"),
    ).toMatchObject({ decidedBy: { id: sam.id } });
  });

  test("further, where whoever it went to left before they decided", async () => {
    const sam = await security();
    const { id } = await submitted();
    world.pass(5);
    await run();
    await editPerson(world.admin, { person: people.boss.id, status: "left" });
    world.pass(1);
    await run();
    expect(await recorded(id)).toEqual([
      ["request.escalated", { id: people.boss.id, name: people.boss.name }],
      ["request.escalated", { role: "security" }],
    ]);
    expect(await toldOf(people.runner, id)).toEqual(["decision-asked", "decision-reminder"]);
    expect(await toldOf(sam, id)).toContain("decision-escalated");
    await decide(sam, id, "identity", ["member", "security"]);
  });

  test("further, where whoever it went to is out of office, and back to them when they return", async () => {
    const chief = await world.person("Chief");
    await editPerson(world.admin, { person: people.boss.id, manager: chief.id });
    const { id } = await submitted();
    world.pass(5);
    await run();
    const until = iso(world.now + 9 * DAY);
    await editPerson(world.admin, { person: people.boss.id, outOfOffice: { from: iso(world.now), until } });
    await run();
    const both = [people.boss, chief].map((to) => ["request.escalated", { id: to.id, name: to.name }]);
    expect(await recorded(id)).toEqual(both);
    world.pass(10);
    await run();
    expect(await recorded(id)).toEqual(both);
    for (const person of [people.boss, chief]) expect(await waits(person, id)).toHaveLength(1);
    await decide(people.boss, id);
    expect(await waits(chief, id)).toEqual([]);
  });

  test("further, where of security only who was asked from the first is left", async () => {
    await editPerson(world.admin, { person: people.guard.id, platformRoles: ["member", "security"] });
    const others = await present.query<{ id: string }>(
      `SELECT id::text AS id FROM "Person" WHERE status = 'active' AND 'security' = ANY("platformRoles") AND id <> $1::uuid`,
      [people.guard.id],
    );
    for (const { id } of others) await editPerson(world.admin, { person: id, platformRoles: ["member"] });
    await world.person("Ada", { platformRoles: ["member", "admin"] });
    const [sam, { id }] = [await security(), await submitted()];
    world.pass(5);
    await run();
    await editPerson(world.admin, { person: sam.id, status: "left" });
    await run();
    expect((await recorded(id, "scope")).map(([, to]) => to)).toEqual([{ role: "security" }, { role: "admin" }]);
  });

  test("never to an auditor, who reads everything and decides nothing", async () => {
    await editPerson(world.admin, { person: people.boss.id, platformRoles: ["auditor"] });
    await security();
    const { id } = await submitted();
    world.pass(5);
    await run();
    expect(await recorded(id)).toEqual([["request.escalated", { role: "security" }]]);
  });
});
