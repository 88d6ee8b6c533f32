import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { editControl } from "#lib/controls/edit-control.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present, reading, writing } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import { loadFacts } from "#lib/registry/load-facts.ts";
import { readDuties } from "#lib/registry/read-duties.ts";
import { evidenceCount, World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { judgeDue } from "./judge-due.ts";
import { listGaps } from "./list-gaps.ts";
import { rejudgeEverything } from "./rejudge-everything.ts";
import { setPolicy } from "./set-policy.ts";
import { markDue } from "./store-due.ts";

/** An active agent with one capability that pays: high, so that every role is demanded. */
async function paying(world: World) {
  const agent = await world.statedAgent("Refunds", {
    autonomy: "acts_with_approval",
    autonomyReason: "Approved each time",
  });
  const system = await world.system("Bank", {
    kind: "payment",
    owner: (await world.person()).id,
    enforcesApproval: true,
  });
  const capability = await world.capability(agent, "Pay", {
    action: "pay",
    system: system.id,
    dataClassification: "confidential",
    reversible: true,
  });
  await stateOf(world, agent.id, "active");
  return { agent, system, capability };
}

/** Sets a state as the lifecycle would, without its guards. */
async function stateOf(world: World, id: string, state: "active" | "submitted" | "retired"): Promise<void> {
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({ where: { id }, data: { state, submittedAt: new Date(world.now) } });
    await judgeTouched(tx, { agents: [id] }, world.now, randomUUID());
  });
}

const openRules = async (agentId: string): Promise<string[]> =>
  (
    await present.query<{ rule: string }>(
      `SELECT rule || COALESCE(':' || role, '') AS rule FROM "Gap" WHERE "agentId" = $1::uuid AND status = 'open' ORDER BY 1`,
      [agentId],
    )
  ).map(({ rule }) => rule);

const gapsOf = async (world: World, agent: { id: string }, filters: Record<string, unknown> = {}) =>
  (await listGaps(world.admin, { agent: agent.id, limit: 200, ...filters })).data;

describe("a write", () => {
  test("R43 R46 R82: leaves the gaps that it opens and closes, with history and evidence, under its own correlation", async () => {
    const world = new World();
    const { agent } = await paying(world);
    expect(await openRules(agent.id)).toContain("owner-missing:business_owner");
    const owner = await world.person("Owner");
    world.pass(1);
    const context = world.admin;
    await createAssignment(context, { agent: agent.id, role: "business_owner", person: owner.id });
    expect(await openRules(agent.id)).not.toContain("owner-missing:business_owner");
    const entries = await present.query<{ type: string; actorKind: string; payload: string }>(
      `SELECT type, "actorKind", payload FROM "Evidence" WHERE "correlationId" = $1 ORDER BY sequence`,
      [context.correlationId],
    );
    // Whoever is named waits, and waits without a deputy.
    expect(entries.map(({ type }) => type)).toEqual(["assignment.created", "gap.opened", "gap.closed"]);
    expect(JSON.parse(entries[1]?.payload ?? "{}")).toMatchObject({ rule: "deputy-missing", severity: "low" });
    expect(JSON.parse(entries[2]?.payload ?? "{}")).toMatchObject({ rule: "owner-missing", severity: "high" });
    expect(entries.map(({ actorKind }) => actorKind)).toEqual(["system", "system", "system"]);

    world.pass(1);
    const [held] = await present.query<{ id: string }>(
      `SELECT id::text AS id FROM "Assignment" WHERE "agentId" = $1::uuid`,
      [agent.id],
    );
    await endAssignment(world.admin, { assignment: held?.id ?? "" });
    const [gap] = await gapsOf(world, agent, { rule: "owner-missing", role: "business_owner" });
    expect(gap).toMatchObject({ status: "open", openedAt: iso(world.now), closedAt: null });
    const events = await present.query<{ event: string }>(
      `SELECT event FROM "GapEvent" WHERE "gapId" = $1::uuid ORDER BY at, id`,
      [gap?.id],
    );
    expect(events.map(({ event }) => event)).toEqual(["opened", "closed", "reopened"]);
  });

  test("a draft keeps no gaps, but its tier and readiness are shown", async () => {
    const world = new World();
    const agent = await world.statedAgent();
    await world.capability(agent, "Pay", { action: "pay", reversible: false });
    const [kept] = await present.query(
      `SELECT "riskTier"::text AS tier, complete, "openGapCount", "capabilityCount" FROM "Agent" WHERE id = $1::uuid`,
      [agent.id],
    );
    expect(kept).toEqual({ tier: "high", complete: false, openGapCount: 0, capabilityCount: 0 });
    expect(await gapsOf(world, agent)).toEqual([]);
  });

  test("R9: someone who leaves is a gap at once on every agent that leans on them", async () => {
    const world = new World();
    const { agent, system } = await paying(world);
    const person = await world.person("Leaver");
    await world.assign(agent, "business_owner", person);
    await editSystem(world.admin, { system: system.id, owner: person.id });
    expect(await openRules(agent.id)).not.toContain("owner-inactive:business_owner");
    await editPerson(world.admin, { person: person.id, status: "left" });
    expect(await openRules(agent.id)).toEqual(
      expect.arrayContaining(["owner-inactive:business_owner", "system-unowned"]),
    );
    const [gap] = await gapsOf(world, agent, { rule: "owner-inactive" });
    expect(gap).toMatchObject({ closedBy: `person:${person.id}`, severity: "high" });
  });

  test("R114: an identity that two agents share is a gap on both, until one gives it up", async () => {
    const world = new World();
    const [one, other] = [await paying(world), await paying(world)];
    const workloadIdentity = `spiffe://example/${one.agent.id}`;
    await editAgent(world.admin, { agent: one.agent.id, workloadIdentity });
    await editAgent(world.admin, { agent: other.agent.id, workloadIdentity });
    for (const { agent } of [one, other]) expect(await openRules(agent.id)).toContain("identity-shared");
    await stateOf(world, one.agent.id, "retired");
    expect(await openRules(one.agent.id)).toEqual([]);
    expect(await openRules(other.agent.id)).not.toContain("identity-shared");
  });

  test("R94: what has ended is kept with closed seats; what waits for approval has none", async () => {
    const world = new World();
    const { agent, system, capability } = await paying(world);
    const strips = async () => {
      const rows = await present.query<{ seats: string }>(
        `SELECT seats FROM "Agent" WHERE id = $1::uuid UNION ALL
         (SELECT seats FROM "Capability" WHERE "agentId" = $1::uuid ORDER BY "createdAt", id)`,
        [agent.id],
      );
      return rows.map(({ seats }) => seats);
    };
    const other = await world.capability(agent, "Refund", { action: "read", system: system.id });
    const inState = (id: string, state: "pending" | "ended") =>
      writing(world.now, async (tx) => {
        await tx.models.capability.update({ where: { id }, data: { state } });
        await judgeTouched(tx, { agents: [agent.id] }, world.now, randomUUID());
      });
    await inState(capability.id, "ended");
    await inState(other.id, "pending");
    expect(await strips()).toEqual(["eeee-----", "xxxxx", ""]);
    await stateOf(world, agent.id, "retired");
    expect(await strips()).toEqual(["xxxxxxxxx", "xxxxx", "xxxxx"]);
  });

  test("two writes at once that meet in one agent lose nothing", async () => {
    const world = new World();
    const { agent } = await paying(world);
    // The agents of other tests were judged at other times.
    await rejudgeEverything(fixedClock(world.now));
    const people = await Promise.all(Array.from({ length: 6 }, (_, index) => world.person(`Crowd ${index}`)));
    const roles = [
      "business_owner",
      "system_owner",
      "security_owner",
      "provisioner",
      "control_owner",
      "approver",
    ] as const;
    await Promise.all(roles.map((role, index) => world.assign(agent, role, people[index] ?? { id: "", name: "" })));
    await Promise.all(people.map((person) => editPerson(world.admin, { person: person.id, status: "left" })));
    const inactive = (await openRules(agent.id)).filter((rule) => rule.startsWith("owner-inactive"));
    expect(inactive).toEqual(roles.map((role) => `owner-inactive:${role}`).sort());
    expect((await rejudgeEverything(fixedClock(world.now))).changed).toBe(0);
  });
});

describe("time", () => {
  test("R9: an acceptance that never comes is a gap when its days are over, without a write", async () => {
    const world = new World();
    const { agent } = await paying(world);
    await world.name(agent, "business_owner", await world.person());
    world.now += 7 * DAY;
    await judgeDue(fixedClock(world.now));
    expect(await openRules(agent.id)).not.toContain("owner-unaccepted:business_owner");
    world.now += 1;
    expect(await judgeDue(fixedClock(world.now))).toBeGreaterThan(0);
    expect(await openRules(agent.id)).toContain("owner-unaccepted:business_owner");
    expect(await judgeDue(fixedClock(world.now))).toBe(0);
  });

  test("a grant that waits takes the place of the one before it when it begins", async () => {
    const world = new World();
    const { agent, capability } = await paying(world);
    const [granter, approver] = [await world.person(), await world.person()];
    const day = (days: number) => iso(world.now + days * DAY);
    const grant = { grantedBy: granter.id, approvedBy: approver.id, reason: "Needed" };
    await editCapability(
      { ...world.admin, imported: true },
      {
        agent: agent.id,
        capability: capability.id,
        grant: { ...grant, startsAt: day(0), endsAt: day(2) },
      },
    );
    await writing(world.now, (tx) =>
      tx.models.grant.create({
        data: { agentId: agent.id, capabilityId: capability.id, startsAt: new Date(day(3)), endsAt: new Date(day(9)) },
      }),
    );
    await writing(world.now, (tx) => judgeTouched(tx, { agents: [agent.id] }, world.now, randomUUID()));
    const grantGaps = async () => (await openRules(agent.id)).filter((rule) => /^grant-(exp|unap)/.test(rule));
    expect(await grantGaps()).toEqual([]);
    world.now += 2 * DAY;
    await judgeDue(fixedClock(world.now));
    expect(await grantGaps()).toEqual(["grant-expired"]);
    world.now += DAY;
    await judgeDue(fixedClock(world.now));
    expect(await grantGaps()).toEqual(["grant-unapproved"]);
  });
});

describe("the whole", () => {
  test("judged twice, nothing changes: no evidence, no version, no row", async () => {
    const world = new World();
    await paying(world);
    const clock = fixedClock(world.now);
    await rejudgeEverything(clock);
    const [evidence, rows] = [await evidenceCount(), await versions()];
    expect((await rejudgeEverything(clock)).changed).toBe(0);
    expect([await evidenceCount(), await versions()]).toEqual([evidence, rows]);
  });

  test("finds what somebody took away beneath it, and says how far it is", async () => {
    const world = new World();
    const { agent } = await paying(world);
    await present.query(`UPDATE "Gap" SET severity = 'low' WHERE "agentId" = $1::uuid AND rule = 'owner-missing'`, [
      agent.id,
    ]);
    await present.query(`UPDATE "Agent" SET "riskTier" = 'low', complete = true WHERE id = $1::uuid`, [agent.id]);
    const seen: { done: number; total: number }[] = [];
    const { changed, total, done } = await rejudgeEverything(fixedClock(world.now), (progress) => {
      seen.push({ done: progress.done, total: progress.total });
    });
    expect(changed).toBeGreaterThan(0);
    expect(done).toBe(total);
    // How much there is to do is said before any of it is done.
    expect(seen[0]).toEqual({ done: 0, total });
    expect(seen.at(-1)).toEqual({ done: total, total });
    const [mended] = await gapsOf(world, agent, { rule: "owner-missing", role: "business_owner" });
    expect(mended?.severity).toBe("high");
  });

  test("R30: other thresholds judge everybody by them, as a version with its reason", async () => {
    const world = new World();
    const { agent } = await paying(world);
    const person = await world.person();
    await world.name(agent, "business_owner", person);
    world.pass(3);
    await judgeDue(fixedClock(world.now));
    expect(await openRules(agent.id)).not.toContain("owner-unaccepted:business_owner");
    const policy = await setPolicy(world.admin, { acceptWithinDays: 2, reason: "We answer faster" });
    expect(policy).toMatchObject({ acceptWithinDays: 2, attestWithinDays: 180 });
    expect(policy.decisions[0]).toMatchObject({ version: policy.version, reason: "We answer faster" });
    expect(await openRules(agent.id)).toContain("owner-unaccepted:business_owner");
    await world.refused(() => setPolicy(world.admin, { acceptWithinDays: 2, reason: "Again" }), {
      rule: "nothing-changed",
    });
    await world.refused(() => setPolicy(world.admin, { acceptWithinDays: 5, version: 1, reason: "Stale" }), {
      kind: "stale",
    });
    await world.refused(() => setPolicy(world.as(person), { acceptWithinDays: 5, reason: "Mine" }), {
      kind: "forbidden",
    });
    await world.refused(() => setPolicy(world.admin, { acceptWithinDays: 0, reason: "None" }), {
      errors: [{ path: "acceptWithinDays" }],
    });
    await setPolicy(world.admin, { acceptWithinDays: 7, reason: "Back" });
    expect(await openRules(agent.id)).not.toContain("owner-unaccepted:business_owner");
  });

  test("a default owner who leaves is one gap of the organisation, gone when somebody else is named", async () => {
    const world = new World();
    await paying(world);
    const [owner, next] = [await world.person(), await world.person()];
    await editControl(world.admin, { control: "OWN-02", defaultOwner: owner.id });
    await editPerson(world.admin, { person: owner.id, status: "suspended" });
    const ofOrganisation = async () =>
      (await listGaps(world.admin, { rule: "control-unowned", control: "OWN-02" })).data.filter(
        ({ agent }) => agent === null,
      );
    expect(await ofOrganisation()).toMatchObject([
      { severity: "medium", status: "open", closedBy: `person:${owner.id}` },
    ]);
    await editControl(world.admin, { control: "OWN-02", defaultOwner: next.id });
    expect(await ofOrganisation()).toEqual([]);
    await editControl(world.admin, { control: "OWN-02", defaultOwner: null });
  });

  test("a person in too many heavy seats is one gap, counted over agents", async () => {
    const world = new World();
    const person = await world.person("Busy");
    const policy = await setPolicy(world.admin, { concentrationAbove: 1, reason: "Small house" });
    const [one, other] = [await paying(world), await paying(world)];
    const concentrated = async () =>
      (await listGaps(world.admin, { rule: "concentration", limit: 200 })).data.filter(
        ({ about }) => about?.value === person.email,
      );
    await world.name(one.agent, "detector", person);
    expect(await concentrated()).toEqual([]);
    await world.name(other.agent, "detector", person);
    expect(await concentrated()).toMatchObject([{ severity: "medium", agent: null }]);
    await stateOf(world, other.agent.id, "retired");
    expect(await concentrated()).toEqual([]);
    await setPolicy(world.admin, { concentrationAbove: 25, version: policy.version, reason: "Back" });
    expect((await rejudgeEverything(fixedClock(world.now))).changed).toBe(0);
  });

  test("an asking that comes while a judgement is under way is not lost", async () => {
    const world = new World();
    const { agent } = await paying(world);
    await writing(world.now, async (tx) => {
      await judgeTouched(tx, { agents: [agent.id] }, world.now, randomUUID());
      await markDue(tx, [agent.id], world.now);
    });
    await editAgent(world.admin, { agent: agent.id, usesMcp: true });
    await writing(world.now, (tx) => markDue(tx, [agent.id], world.now));
    expect(await judgeDue(fixedClock(world.now))).toBe(1);
  });
});

test("R9: a leaver on more agents than one transaction should judge leaves them on the due list, for the job right behind", async () => {
  const world = new World();
  const person = await world.person("Everywhere");
  const rows = await present.query<{ id: string }>(
    `WITH made AS (INSERT INTO "Agent" (slug, name, state) SELECT 'estate-' || n, 'Estate ' || n, 'submitted' FROM generate_series(1, 210) n RETURNING id)
     INSERT INTO "Assignment" ("agentId", role, "personId", "startsAt", "acceptedAt")
       SELECT id, 'business_owner', $1::uuid, $2::timestamptz, $2::timestamptz FROM made RETURNING "agentId"::text AS id`,
    [person.id, iso(world.now)],
  );
  await rejudgeEverything(fixedClock(world.now));
  const gone = async () =>
    (await listGaps(world.admin, { rule: "owner-inactive", closedBy: `person:${person.id}`, limit: 1 })).total;
  await editPerson(world.admin, { person: person.id, status: "left" });
  expect(await gone()).toBe(0);
  expect(await judgeDue(fixedClock(world.now))).toBe(rows.length);
  expect(await gone()).toBe(rows.length);
  expect((await rejudgeEverything(fixedClock(world.now))).changed).toBe(0);
});

test("the past answers as it stood: facts, gaps and verdict of a judged agent before a change", async () => {
  const world = new World();
  const { agent } = await paying(world);
  const owner = await world.person("Then");
  const assignment = await world.name(agent, "business_owner", owner);
  const then = world.now;
  world.pass(1);
  await acceptAssignment(world.as(owner), { assignment: assignment.id });
  await editPerson(world.admin, { person: owner.id, status: "left" });
  await editAgent(world.admin, { agent: agent.id, purpose: "Something else" });
  const [past] = await reading(then, (queryable) => loadFacts(queryable, [agent.id], then));
  const [held] = past?.facts.assignments ?? [];
  expect(past?.facts.purpose).toBe("Pays refunds of the support desk");
  expect(held).toMatchObject({ acceptedAt: null, person: { status: "active", name: owner.name } });
  const asOf = iso(then);
  expect((await gapsOf(world, agent, { asOf })).map(({ rule }) => rule)).not.toContain("owner-inactive");
  expect((await gapsOf(world, agent)).map(({ rule }) => rule)).toContain("owner-inactive");
});

/** Everything that a write of the judgement would leave a trace in. */
async function versions(): Promise<unknown> {
  return present.query(
    `SELECT (SELECT count(*)::int FROM "History") AS history, (SELECT count(*)::int FROM "GapEvent") AS events,
       (SELECT max("judgedAt")::text FROM "Judgement") AS judged, (SELECT sum(version)::int FROM "Gap") AS versions`,
  );
}

test("R8: an owner who moves to another department keeps duties, and the evidence about the agent says nothing new", async () => {
  const world = new World();
  const { agent } = await paying(world);
  const owner = await world.person("Mover", { unit: "Claims" });
  await world.assign(agent, "business_owner", owner);
  const before = await gapsOf(world, agent);
  const entries = () =>
    present.query(`SELECT sequence::text FROM "Evidence" WHERE "agentId" = $1::uuid ORDER BY sequence`, [agent.id]);
  const told = await entries();
  world.pass(1);
  await editPerson(world.admin, { person: owner.id, unit: "Finance" });
  expect(await gapsOf(world, agent)).toEqual(before);
  expect(await entries()).toEqual(told);
  const { duties } = await readDuties(world.admin, { person: owner.id });
  expect(duties).toMatchObject([{ role: "business_owner", agent: { id: agent.id } }]);
});
