import { beforeAll, describe, expect, test } from "vitest";
import { createControl } from "#lib/controls/create-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { listControls } from "#lib/controls/list-controls.ts";
import type { Actor } from "#lib/identity/core/actor.ts";
import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { installJudge, type Touched } from "#lib/verbs/judge-port.ts";
import { createDataSource } from "./create-data-source.ts";
import { createPerson } from "./create-person.ts";
import { createSystem } from "./create-system.ts";
import { createTeam } from "./create-team.ts";
import { editDataSource } from "./edit-data-source.ts";
import { editPerson } from "./edit-person.ts";
import { editSystem } from "./edit-system.ts";
import { editTeam } from "./edit-team.ts";
import { listPeople, readPerson } from "./list-people.ts";
import { listSystems } from "./list-systems.ts";
import { readDuties } from "./read-duties.ts";

const NOW = Date.UTC(2026, 2, 1);
const touched: Touched[] = [];
let calls = 0;

const at = (now: number, actor?: Partial<Actor>) => {
  const context = systemContext("test", fixedClock(now));
  return actor ? { ...context, actor: { ...context.actor, kind: "person" as const, ...actor } } : context;
};
const unique = (name: string) => `${name}${++calls}@example.com`;
const evidenceCount = async () =>
  (await present.query<{ n: number }>(`SELECT count(*)::int AS n FROM "Evidence"`))[0]?.n ?? 0;

// In braces: what a set-up answers is called at the end, and this answers the judge that was there.
beforeAll(() => {
  installJudge(async (_tx, what) => void touched.push(what));
});

describe("people", () => {
  test("are registered, found, changed and read as they were", async () => {
    const manager = await createPerson(at(NOW), { email: unique("manager"), name: "Ada Manager" });
    const email = unique("Mira");
    const mira = await createPerson(at(NOW), {
      email: email.toUpperCase(),
      name: "Mira Chen",
      manager: manager.email,
      unit: "Payments",
    });
    expect(mira).toMatchObject({ email: email.toLowerCase(), status: "active", platformRoles: ["member"], version: 1 });
    expect(mira.manager).toMatchObject({ id: manager.id, email: manager.email, name: "Ada Manager" });

    const edited = await editPerson(at(NOW + 1000), { person: mira.email, version: 1, unit: "Refunds" });
    expect(edited).toMatchObject({ unit: "Refunds", version: 2, name: "Mira Chen" });

    const then = await readPerson(at(NOW + 5000), { person: mira.id, asOf: iso(NOW + 500) });
    expect(then).toMatchObject({ unit: "Payments", version: 1 });
    const future = readPerson(at(NOW), { person: mira.id, asOf: iso(NOW + 1) });
    await expect(future).rejects.toMatchObject({ errors: [{ path: "asOf" }] });
    expect((await listPeople(at(NOW), { q: "mira", unit: "Refunds" })).data.map((person) => person.id)).toEqual([
      mira.id,
    ]);
  });

  test("R9: someone who leaves is dated, and every agent that leans on them is judged again", async () => {
    const person = await createPerson(at(NOW), { email: unique("leaver"), name: "Lea Ver" });
    touched.length = 0;
    const left = await editPerson(at(NOW + 10), { person: person.id, status: "left" });
    expect(left).toMatchObject({ status: "left", leftAt: iso(NOW + 10) });
    expect(touched).toEqual([{ people: [person.id] }]);
    const back = await editPerson(at(NOW + 20), { person: person.id, status: "active" });
    expect(back.leftAt).toBeNull();
  });

  test.each([
    ["an unknown field", { shoeSize: 44 }, "shoeSize"],
    ["a name with a control character", { name: "Mi\u0007ra" }, "name"],
    ["a name that turns the reading direction", { name: "Mi\u202Era" }, "name"],
    ["a name of 201 characters", { name: "x".repeat(201) }, "name"],
    ["a wrong type", { name: 7 }, "name"],
    ["a role that does not exist", { platformRoles: ["emperor"] }, "platformRoles.0"],
    ["an unknown manager", { manager: "nobody@example.com" }, "manager"],
    [
      "an absence that ends before it starts",
      { outOfOffice: { from: "2026-02-02T00:00:00Z", until: "2026-02-01T00:00:00Z" } },
      "outOfOffice.until",
    ],
    ["a date out of range", { outOfOffice: { from: "9999-02-02T00:00:00Z" } }, "outOfOffice.from"],
  ])("refuse %s, name the field and write nothing", async (_, extra, path) => {
    const before = await evidenceCount();
    const asked = createPerson(at(NOW), { email: unique("bad"), name: "Bad Input", ...(extra as object) });
    await expect(asked).rejects.toMatchObject({ kind: "invalid", errors: [expect.objectContaining({ path })] });
    expect(await evidenceCount()).toBe(before);
  });

  test("refuse a taken address, a circle of managers, a stale version and the last admin's leaving", async () => {
    const boss = await createPerson(at(NOW), { email: unique("boss"), name: "Boss", platformRoles: ["admin"] });
    const clerk = await createPerson(at(NOW), { email: unique("clerk"), name: "Clerk", manager: boss.email });
    await expect(createPerson(at(NOW), { email: boss.email, name: "Twin" })).rejects.toMatchObject({
      kind: "conflict",
      rule: "duplicate",
    });
    await expect(editPerson(at(NOW), { person: boss.id, manager: clerk.id })).rejects.toMatchObject({
      errors: [{ path: "manager" }],
    });
    await expect(editPerson(at(NOW), { person: boss.id, manager: boss.id })).rejects.toMatchObject({
      errors: [{ path: "manager" }],
    });
    await expect(editPerson(at(NOW), { person: clerk.id, version: 7, unit: "X" })).rejects.toMatchObject({
      kind: "stale",
    });
    await expect(editPerson(at(NOW), { person: boss.id, status: "left" })).rejects.toMatchObject({
      rule: "last-admin",
    });
  });

  test("members keep their own profile, and nobody else's, and never their own platform role", async () => {
    const mine = await createPerson(at(NOW), { email: unique("mine"), name: "Mine" });
    const other = await createPerson(at(NOW), { email: unique("other"), name: "Other" });
    const member = { id: mine.id, personId: mine.id, name: mine.name, roles: ["member" as const] };
    expect(await editPerson(at(NOW, member), { person: mine.id, title: "Clerk" })).toMatchObject({ title: "Clerk" });
    const before = await evidenceCount();
    await expect(editPerson(at(NOW, member), { person: other.id, title: "Clerk" })).rejects.toMatchObject({
      kind: "forbidden",
      rule: "person.edit",
    });
    await expect(editPerson(at(NOW, member), { person: mine.id, platformRoles: ["admin"] })).rejects.toMatchObject({
      rule: "person.administer",
    });
    await expect(editPerson(at(NOW, member), { person: mine.id, manager: other.id })).rejects.toMatchObject({
      rule: "person.administer",
    });
    expect(await editPerson(at(NOW, member), { person: mine.id, manager: null, title: "Clerk" })).toMatchObject({
      title: "Clerk",
    });
    await expect(createPerson(at(NOW, member), { email: unique("x"), name: "X" })).rejects.toMatchObject({
      rule: "person.create",
    });
    expect(await evidenceCount()).toBe(before);
  });

  test("R82: a change whose evidence cannot be written does not happen", async () => {
    const person = await createPerson(at(NOW), { email: unique("strict"), name: "Strict" });
    await expect(
      editPerson({ ...at(NOW), correlationId: null as unknown as string }, { person: person.id, unit: "Nowhere" }),
    ).rejects.toThrow();
    expect((await readPerson(at(NOW), { person: person.id })).unit).toBeNull();
  });
});

test("the same Idempotency-Key registers once, and refuses another request", async () => {
  const email = unique("once");
  const context = () => ({ ...at(NOW), idempotency: { scope: "test POST /people", key: email, fingerprint: "a" } });
  const [one, two] = await Promise.all([
    createPerson(context(), { email, name: "Once" }),
    createPerson(context(), { email, name: "Once" }),
  ]);
  expect(two).toEqual(one);
  const other = { ...context(), idempotency: { scope: "test POST /people", key: email, fingerprint: "b" } };
  await expect(createPerson(other, { email: unique("else"), name: "Else" })).rejects.toMatchObject({
    rule: "idempotency-key-reused",
  });
});

test("a page continues after the last row, and a cursor that was tampered with is refused by name", async () => {
  for (const name of ["Page A", "Page B", "Page C"])
    await createPerson(at(NOW), { email: unique("page"), name, unit: "Paging" });
  const first = await listPeople(at(NOW), { unit: "Paging", limit: 2, sort: "-name" });
  expect(first).toMatchObject({ total: 3, data: [{ name: "Page C" }, { name: "Page B" }] });
  const second = await listPeople(at(NOW), { unit: "Paging", limit: 2, sort: "-name", cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ total: 3, nextCursor: null, data: [{ name: "Page A" }] });
  for (const cursor of [`x${first.nextCursor}`, `${first.nextCursor}x`, "é", "a.b"])
    await expect(listPeople(at(NOW), { sort: "-name", cursor })).rejects.toMatchObject({
      errors: [{ path: "cursor" }],
    });
  await expect(listPeople(at(NOW), { sort: "name", cursor: first.nextCursor ?? "" })).rejects.toMatchObject({
    errors: [{ path: "cursor" }],
  });
});

describe("teams, systems, data sources and controls", () => {
  test("a team has a lead and members that can change", async () => {
    const lead = await createPerson(at(NOW), { email: unique("lead"), name: "Lead" });
    const team = await createTeam(at(NOW), {
      name: "Fraud operations",
      lead: lead.email,
      members: [lead.id, lead.email],
    });
    expect(team).toMatchObject({ slug: "fraud-operations", lead: { id: lead.id }, members: [{ id: lead.id }] });
    expect(await editTeam(at(NOW), { team: team.slug, members: [], name: "Fraud desk" })).toMatchObject({
      members: [],
      name: "Fraud desk",
      version: 2,
    });
  });

  test("R14: a system knows its owner, who may change it; its end hides it from the list", async () => {
    const owner = await createPerson(at(NOW), { email: unique("owner"), name: "Owner" });
    const system = await createSystem(at(NOW), {
      name: "Ledger",
      owner: owner.email,
      kind: "payment",
      enforcesApproval: false,
    });
    expect(system).toMatchObject({ slug: "ledger", kind: "payment", owner: { id: owner.id }, toolCount: 0 });
    const asOwner = at(NOW, { id: owner.id, personId: owner.id, roles: ["member"] });
    expect(await editSystem(asOwner, { system: "ledger", enforcesApproval: true })).toMatchObject({
      enforcesApproval: true,
    });
    const asStranger = at(NOW, { id: null, personId: null, roles: ["member"] });
    await expect(editSystem(asStranger, { system: "ledger", kind: "api" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect((await listSystems(at(NOW), { q: "ledg", owned: "true" })).total).toBe(1);
    await editSystem(at(NOW), { system: "ledger", ended: true });
    expect((await listSystems(at(NOW), { q: "ledg" })).total).toBe(0);
  });

  test("R27: only the data owner decides on use, retention and summaries", async () => {
    const owner = await createPerson(at(NOW), { email: unique("data"), name: "Data Owner" });
    const source = await createDataSource(at(NOW), { name: "Customer cases", dataOwner: owner.email });
    await expect(
      editDataSource(at(NOW), { dataSource: source.slug, decisions: { use: "anything" } }),
    ).rejects.toMatchObject({ rule: "data-owner-decides" });
    const asOwner = at(NOW, { id: owner.id, personId: owner.id, roles: ["member"] });
    const decided = await editDataSource(asOwner, {
      dataSource: source.slug,
      decisions: { use: "answer the customer", retention: "30 days" },
    });
    expect(decided.decisions).toMatchObject({
      use: "answer the customer",
      retention: "30 days",
      summary: null,
      by: { id: owner.id },
    });
  });

  test("R26 R30: controls of one's own, default owners, and a change of function with its reason", async () => {
    const owner = await createPerson(at(NOW), { email: unique("control"), name: "Control Owner" });
    const own = {
      id: "our-01",
      title: "Second line looks weekly",
      function: "security" as const,
      appliesWhen: { kind: "always" as const },
      evidence: "minutes",
    };
    expect(await createControl(at(NOW), own)).toMatchObject({ id: "OUR-01", weight: "medium", own: true });
    await expect(createControl(at(NOW), own)).rejects.toMatchObject({ rule: "duplicate" });
    await expect(createControl(at(NOW), { ...own, id: "OUR-02", references: ["owasp-asi:A01"] })).rejects.toMatchObject(
      { errors: [{ path: "references.0" }] },
    );
    expect(await editControl(at(NOW), { control: "apr-02", defaultOwner: owner.email })).toMatchObject({
      id: "APR-02",
      defaultOwner: { id: owner.id },
    });
    await expect(editControl(at(NOW), { control: "APR-02", title: "Mine" })).rejects.toMatchObject({
      errors: [{ path: "title" }],
    });
    await expect(editControl(at(NOW), { control: "APR-02", function: "security" })).rejects.toMatchObject({
      errors: [{ path: "functionReason" }],
    });
    expect(
      await editControl(at(NOW), {
        control: "APR-02",
        function: "security",
        functionReason: "They run the gate here.",
      }),
    ).toMatchObject({ function: "security" });
    expect((await listControls(at(NOW), {})).total).toBe(39);
    const asMember = at(NOW, { id: owner.id, personId: owner.id, roles: ["member"] });
    const refusal = { kind: "forbidden", rule: "control.edit" };
    await expect(editControl(asMember, { control: "APR-02", defaultOwner: null })).rejects.toMatchObject(refusal);
    await expect(createControl(asMember, { ...own, id: "OUR-03" })).rejects.toMatchObject(refusal);
  });
});

test("R9: everything that hangs on a person, and what their leaving would orphan", async () => {
  const person = await createPerson(at(NOW), { email: unique("duties"), name: "Duties" });
  const other = await createPerson(at(NOW), { email: unique("other"), name: "Other Holder" });
  await createSystem(at(NOW), { name: "Owned system", owner: person.id });
  await editControl(at(NOW), { control: "REV-01", defaultOwner: person.id });
  const [agent] = await present.query<{ id: string }>(
    `INSERT INTO "Agent" (slug, name, "residualRiskAcceptedById") VALUES ('duty-agent', 'Duty agent', $1::uuid) RETURNING id::text AS id`,
    [person.id],
  );
  await present.query(
    `INSERT INTO "Assignment" ("agentId", role, "personId", "startsAt")
     SELECT $1::uuid, r::"Role", p, $4::timestamptz FROM (VALUES ('approver', $2::uuid), ('approver', $3::uuid), ('detector', $2::uuid)) AS held(r, p)`,
    [agent?.id, person.id, other.id, iso(NOW - 1000)],
  );
  const found = await readDuties(at(NOW), { person: person.email });
  expect(found.duties.map(({ role, coHolders }) => [role, coHolders.map(({ name }) => name)])).toEqual([
    ["approver", ["Other Holder"]],
    ["detector", []],
  ]);
  expect(found.ownerships.map(({ kind, name }) => [kind, name])).toEqual([
    ["controlDefault", "REV-01"],
    ["residualRisk", "Duty agent"],
    ["system", "Owned system"],
  ]);
  expect(found.orphaned).toEqual({ duties: 1, ownerships: 3 });
});

test("someone without a platform role reads nothing", async () => {
  const nobody = at(NOW, { id: null, personId: null, roles: [] });
  await expect(listPeople(nobody, {})).rejects.toMatchObject({ kind: "forbidden", rule: "catalogue.read" });
  await expect(readPerson(nobody, { person: "nobody@example.com" })).rejects.toMatchObject({ kind: "forbidden" });
});

test("whoever may under no relation is refused alike, whether the thing is there or not", async () => {
  const auditor = at(NOW, { id: null, personId: null, roles: ["auditor"] });
  await expect(editPerson(auditor, { person: "is.not.there@example.com", name: "No" })).rejects.toMatchObject({
    kind: "forbidden",
    rule: "person.edit",
  });
});

describe("whoever may only read is refused, and nothing is written", () => {
  const own = { title: "Ours", function: "security" as const, appliesWhen: { kind: "always" as const }, evidence: "x" };
  test.each<[string, (auditor: ReturnType<typeof at>) => Promise<unknown>]>([
    ["person.create", (auditor) => createPerson(auditor, { email: unique("no"), name: "No" })],
    ["person.edit", (auditor) => editPerson(auditor, { person: "read@example.com", name: "No" })],
    ["team.edit", (auditor) => createTeam(auditor, { name: "No" })],
    ["team.edit", (auditor) => editTeam(auditor, { team: "read-team", name: "No" })],
    ["system.create", (auditor) => createSystem(auditor, { name: "No" })],
    ["system.edit", (auditor) => editSystem(auditor, { system: "read-system", name: "No" })],
    ["dataSource.create", (auditor) => createDataSource(auditor, { name: "No" })],
    ["dataSource.edit", (auditor) => editDataSource(auditor, { dataSource: "read-source", name: "No" })],
    ["control.edit", (auditor) => createControl(auditor, { ...own, id: "NO-01" })],
    ["control.edit", (auditor) => editControl(auditor, { control: "REV-02", defaultOwner: null })],
  ])("%s", async (rule, act) => {
    await createPerson(at(NOW), { email: "read@example.com", name: "Read" }).catch(() => {});
    await createTeam(at(NOW), { slug: "read-team", name: "Read" }).catch(() => {});
    await createSystem(at(NOW), { slug: "read-system", name: "Read" }).catch(() => {});
    await createDataSource(at(NOW), { slug: "read-source", name: "Read" }).catch(() => {});
    const before = await evidenceCount();
    await expect(act(at(NOW, { id: null, personId: null, roles: ["auditor"] }))).rejects.toMatchObject({
      kind: "forbidden",
      rule,
    });
    expect(await evidenceCount()).toBe(before);
  });
});

test("R37 R82: every kind of change leaves an entry that says who, what and about whom", async () => {
  const person = await createPerson(at(NOW), { email: unique("kinds"), name: "Kinds" });
  await editPerson(at(NOW), { person: person.id, unit: "Kinds" });
  await editPerson(at(NOW), { person: person.id, status: "suspended" });
  await editTeam(at(NOW), { team: (await createTeam(at(NOW), { name: "Kinds" })).id, name: "Kinds too" });
  const system = await createSystem(at(NOW), { name: "Kinds" });
  await editSystem(at(NOW), { system: system.id, kind: "api" });
  await editSystem(at(NOW), { system: system.id, ended: true });
  const source = await createDataSource(at(NOW), { name: "Kinds" });
  await editDataSource(at(NOW), { dataSource: source.id, description: "Kinds" });
  await createControl(at(NOW), {
    id: "KIND-01",
    title: "Kinds",
    function: "security",
    appliesWhen: { kind: "always" },
    evidence: "x",
  });
  await editControl(at(NOW), { control: "KIND-01", title: "Kinds too" });
  const left = await present.query<{ type: string }>(
    `SELECT DISTINCT type FROM "Evidence" WHERE "subjectName" IN ('Kinds', 'Kinds too', 'KIND-01') ORDER BY type`,
  );
  expect(left.map(({ type }) => type)).toEqual([
    "control.created",
    "control.edited",
    "dataSource.created",
    "dataSource.edited",
    "person.created",
    "person.edited",
    "person.suspended",
    "system.created",
    "system.edited",
    "system.ended",
    "team.created",
    "team.edited",
  ]);
});
