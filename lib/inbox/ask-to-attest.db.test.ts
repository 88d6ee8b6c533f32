import { beforeEach, describe, expect, test } from "vitest";
import { judgeDue } from "#lib/gaps/judge-due.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { attestAssignmentFor } from "#lib/registry/attest-assignment-for.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { askToAttest } from "./ask-to-attest.ts";
import { decideInbox } from "./decide-inbox.ts";
import { listInbox } from "./list-inbox.ts";

const DAY = 86_400_000;
type Person = Awaited<ReturnType<World["person"]>>;

let world: World;
let mira: Person;
let first: Person;
let second: Person;
let boss: Person;

beforeEach(async () => {
  world = new World();
  boss = await world.person("Boss");
  mira = await world.person("Mira", { manager: boss.email });
  first = await world.person("First");
  second = await world.person("Second");
});

/** Mira's role with two deputies, accepted now. */
async function held(role: "business_owner" | "approver" = "business_owner") {
  const agent = await world.statedAgent();
  const assignment = await world.assign(agent, role, mira, { deputies: [first.id, second.id] });
  return { agent, assignment };
}

const run = () => askToAttest(fixedClock(world.now));
const told = (person: Person) =>
  present.query<{ kind: string; title: string; text: string; href: string; dueAt: Date }>(
    `SELECT kind, title, text, href, "dueAt" FROM "Notice" WHERE "personId" = $1::uuid AND kind LIKE 'attest%' ORDER BY at, title`,
    [person.id],
  );
const counts = async () => Promise.all([mira, first, second, boss].map(async (person) => (await told(person)).length));
const inbox = async (person: Person) => (await listInbox(world.as(person), {})).data;

describe("asking to attest", () => {
  test("R91: the holder 30, 14 and 3 days ahead, silence to the deputies in order and the manager, each once, then the gap", async () => {
    const { agent } = await held();
    await submitAgent(world.as(mira), { agent: agent.id });
    const start = world.now;
    const found: Record<number, number[]> = {};
    let before = "0,0,0,0";
    for (let ahead = 32; ahead >= 0; ahead--) {
      world.now = start + (180 - ahead) * DAY;
      await run();
      await run();
      const now = await counts();
      if (String(now) !== before) found[ahead] = now;
      before = String(now);
    }
    expect(found).toEqual({
      30: [1, 0, 0, 0],
      14: [2, 0, 0, 0],
      13: [2, 1, 0, 0],
      10: [2, 1, 1, 0],
      3: [3, 1, 1, 0],
      2: [3, 1, 1, 1],
    });
    expect((await listGaps(world.admin, { agent: agent.id, rule: "attestation-stale" })).total).toBe(0);
    world.now = start + 180 * DAY + 1;
    await judgeDue(fixedClock(world.now));
    expect((await listGaps(world.admin, { agent: agent.id, rule: "attestation-stale" })).total).toBe(1);
    expect(
      (await listGaps(world.admin, { agent: agent.id, rule: "owner-missing", role: "business_owner" })).total,
    ).toBe(0);
    expect((await told(mira))[0]).toMatchObject({ href: "/attest", dueAt: new Date(start + 180 * DAY) });
    expect((await told(boss))[0]).toMatchObject({ href: `/people/${mira.id}/hand-over` });
  });

  test("several roles that come due together are one notice", async () => {
    await held();
    await held("approver");
    world.pass(150);
    await run();
    expect(await told(mira)).toMatchObject([{ title: "Confirm 2 roles" }]);
  });

  test("a worker that slept through a step asks for the latest one only; who answered is not asked", async () => {
    const { assignment } = await held();
    world.pass(178.5);
    await run();
    expect(await counts()).toEqual([1, 1, 1, 1]);
    await attestAssignment(world.as(mira), { assignment: assignment.id });
    world.pass(100);
    await run();
    expect(await counts()).toEqual([1, 1, 1, 1]);
  });

  test("R91: a manager who left or was suspended is asked nothing", async () => {
    const away = world.now + 178 * DAY;
    for (const status of ["left", "suspended"] as const) {
      await held();
      await editPerson(world.admin, { person: boss.id, status });
      world.now = away;
      await run();
      expect(await told(boss)).toEqual([]);
      expect((await told(first)).length).toBeGreaterThan(0);
    }
    await editPerson(world.admin, { person: boss.id, status: "active" });
    await run();
    expect(await told(boss)).toHaveLength(1);
  });

  test("R91: where a deputy who was asked goes away, and the manager changes, whoever comes next is asked as well, once", async () => {
    await held();
    world.pass(167.5);
    await run();
    expect(await counts()).toEqual([1, 1, 0, 0]);
    await editPerson(world.admin, { person: first.id, outOfOffice: { from: iso(world.now), until: null } });
    await run();
    await run();
    expect(await counts()).toEqual([1, 1, 1, 0]);
    world.pass(11);
    await run();
    const next = await world.person("Next");
    await editPerson(world.admin, { person: mira.id, manager: next.email });
    await run();
    await run();
    expect(await counts()).toEqual([2, 1, 1, 1]);
    expect(await told(next)).toHaveLength(1);
  });

  test("R41: a deputy who would clash or left is passed over, with the reason in the evidence", async () => {
    const agent = await world.statedAgent();
    const pay = await world.capability(agent, "Pay", { action: "pay" });
    const assignment = await world.assign(agent, "approver", mira, {
      capability: pay.slug,
      deputies: [first.id, second.id],
    });
    await world.assign(agent, "detector", first, { capability: pay.slug });
    world.pass(167.5);
    await run();
    // The first is asked about what they hold themselves, and about nothing else.
    expect((await told(first)).map(({ kind }) => kind)).toEqual(["attest-asked"]);
    expect((await told(second)).map(({ kind }) => kind)).toEqual(["attest-escalated"]);
    expect((await evidenceOf(assignment.id)).at(-1)).toMatchObject({
      type: "attestation.escalated",
      actorName: "ask-to-attest",
      payload: { to: { name: second.name }, passedOver: [{ person: { name: first.name }, because: "would_clash" }] },
    });
    expect(await inbox(second)).toMatchObject([{ kind: "attest_for", for: { name: mira.name } }]);
    expect((await inbox(first)).map(({ kind }) => kind)).toEqual(["attest"]);
  });
});

describe("a deputy's word", () => {
  test("counts once, in their turn, and names both", async () => {
    const { agent, assignment } = await held();
    const asked = { kind: "attest_for" as const, decision: "attest_for", items: [{ id: assignment.id }] };
    world.pass(166);
    await world.refused(() => attestAssignmentFor(world.as(first), { assignment: assignment.id }), {
      rule: "not-your-turn",
    });
    await world.refused(() => attestAssignmentFor(world.as(boss), { assignment: assignment.id }), {
      rule: "assignment.attestFor",
    });
    await world.refused(() => attestAssignmentFor(world.as(mira), { assignment: assignment.id }), {
      rule: "assignment.attestFor",
    });
    expect(await inbox(first)).toEqual([]);
    world.pass(1);
    await world.refused(() => attestAssignmentFor(world.as(second), { assignment: assignment.id }), {
      rule: "not-your-turn",
    });
    await world.refused(() => attestAssignmentFor(world.as(first), { assignment: assignment.id, version: 9 }), {
      kind: "stale",
    });
    const [item] = await inbox(first);
    expect(item?.why).toBe(
      `For ${mira.name}, who has not answered: last confirmed on 2 March 2026, stale from 29 August 2026 on.`,
    );
    await decideInbox(world.as(first), asked);
    expect((await evidenceOf(assignment.id)).at(-1)).toMatchObject({
      type: "assignment.attested",
      actorName: first.name,
      payload: { by: `${first.name} for ${mira.name}`, attestedById: first.id },
    });
    expect(await inbox(first)).toEqual([]);
    world.pass(170);
    await world.refused(() => attestAssignmentFor(world.as(first), { assignment: assignment.id }), {
      rule: "attested-for-before",
    });
    expect(await inbox(first)).toEqual([]);
    expect(await inbox(mira)).toHaveLength(1);
    expect(await attestAssignment(world.as(mira), { assignment: assignment.id })).toMatchObject({ attestedBy: null });
    expect(agent.id).toBeTruthy();
  });

  test("R93: comes at once to the first deputy while the holder is away, and past a deputy who is away too", async () => {
    const { assignment } = await held();
    const away = (person: Person) =>
      editPerson(world.admin, { person: person.id, outOfOffice: { from: iso(world.now), until: null } });
    world.pass(151);
    await away(mira);
    expect((await inbox(first)).map(({ kind, why }) => [kind, why.includes("out of office")])).toEqual([
      ["attest_for", true],
    ]);
    expect(await inbox(second)).toEqual([]);
    await away(first);
    await world.refused(() => attestAssignmentFor(world.as(first), { assignment: assignment.id }), {
      rule: "deputy-passed-over",
    });
    expect(await inbox(second)).toHaveLength(1);
    expect(await attestAssignmentFor(world.as(second), { assignment: assignment.id })).toMatchObject({
      attestedBy: { name: second.name },
    });
  });

  test("is no acceptance: what nobody accepted cannot be attested for them", async () => {
    const agent = await world.agent();
    const named = await world.name(agent, "approver", mira, { deputies: [first.id] });
    await world.refused(() => attestAssignmentFor(world.as(first), { assignment: named.id }), { rule: "not-accepted" });
  });
});
