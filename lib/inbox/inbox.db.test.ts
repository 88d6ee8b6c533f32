import { describe, expect, test } from "vitest";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { itemKinds } from "./core/item.ts";
import { countInbox, listInbox } from "./list-inbox.ts";
import { sources } from "./sources.ts";

type Person = Awaited<ReturnType<World["person"]>>;

const inboxOf = async (world: World, person: Person, more: Parameters<typeof listInbox>[1] = {}) =>
  (await listInbox(world.as(person), { limit: 200, ...more })).data;
const day = 86_400_000;

describe("every source", () => {
  test("has a kind of its own, and no kind is without a source", () =>
    expect(sources.map(({ kind }) => kind).sort()).toEqual([...itemKinds].sort()));

  test.each(sources)("$kind has the columns that the list unites", async ({ select }) => {
    const sql = select({ now: `'${iso(Date.UTC(2026, 2, 2))}'`, policy: defaultPolicy });
    const names = ["id", "version", "personId", "assignmentId", "title", "why", "dueAt", "href", "agentId", "bulk"];
    const [types] = await present.query<Record<string, string>>(
      `SELECT ${names.map((name) => `pg_typeof(x."${name}")::text AS "${name}"`).join(", ")}
       FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM (${sql}) s LIMIT 1) x ON true`,
    );
    expect(types).toEqual({
      id: "uuid",
      version: "integer",
      personId: "uuid",
      assignmentId: "uuid",
      title: "text",
      why: "text",
      dueAt: "timestamp with time zone",
      href: "text",
      agentId: "uuid",
      bulk: "boolean",
    });
  });
});

describe("what waits for somebody", () => {
  test("R9: a role that they were named in, until they accept or decline; for nobody else", async () => {
    const world = new World();
    const [mira, otto] = [await world.person("Mira"), await world.person("Otto")];
    const agent = await world.agent("Desk");
    const owner = await world.name(agent, "business_owner", mira);
    const approver = await world.name(agent, "approver", mira);
    const waiting = await inboxOf(world, mira);
    expect(waiting).toHaveLength(2);
    expect(waiting.find(({ id }) => id === owner.id)).toMatchObject({
      kind: "accept",
      title: `Business owner of ${agent.name}`,
      why: "Named on 2 March 2026. You answer from the moment you accept.",
      dueAt: iso(world.now + 7 * day),
      due: "week",
      href: `/agents/${agent.slug}`,
      agent: { slug: agent.slug },
      for: null,
      bulk: true,
    });
    expect(await inboxOf(world, otto)).toEqual([]);
    await acceptAssignment(world.as(mira), { assignment: owner.id, version: 1 });
    await declineAssignment(world.as(mira), { assignment: approver.id, reason: "Not mine" });
    expect(await inboxOf(world, mira)).toEqual([]);
  });

  test("R91: what they accepted, from 30 days before it counts as stale, until they attest", async () => {
    const world = new World();
    const mira = await world.person("Mira");
    const held = await world.assign(await world.agent(), "business_owner", mira);
    world.pass(149.9);
    expect(await inboxOf(world, mira)).toEqual([]);
    world.pass(0.1);
    expect(await inboxOf(world, mira)).toMatchObject([
      {
        kind: "attest",
        id: held.id,
        due: "later",
        dueAt: iso(world.now + 30 * day),
        why: "Last confirmed on 2 March 2026; from 29 August 2026 on it counts as stale.",
      },
    ]);
    world.pass(25);
    expect(await inboxOf(world, mira)).toMatchObject([{ due: "week" }]);
    world.pass(5);
    expect(await inboxOf(world, mira)).toMatchObject([{ due: "overdue" }]);
    await attestAssignment(world.as(mira), { assignment: held.id });
    expect(await inboxOf(world, mira)).toEqual([]);
  });

  test("R43: gaps that were assigned to them, until they close or are handed on", async () => {
    const world = new World();
    const [mira, otto] = [await world.person("Mira"), await world.person("Otto")];
    const agent = await world.statedAgent();
    await submitAgent(world.admin, { agent: agent.id });
    const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "owner-missing", role: "security_owner" }))
      .data;
    if (!gap) throw new Error("There is no such gap.");
    await assignGap(world.admin, { gap: gap.id, assignee: mira.id });
    expect(await inboxOf(world, mira)).toMatchObject([
      { kind: "gap", id: gap.id, title: gap.sentence, dueAt: gap.dueAt, href: `/gaps/${gap.id}`, bulk: false },
    ]);
    await assignGap(world.admin, { gap: gap.id, assignee: otto.id });
    expect(await inboxOf(world, mira)).toEqual([]);
    const held = await world.assign(agent, "security_owner", mira);
    expect(await inboxOf(world, otto)).toEqual([]);
    expect(held.acceptedAt).not.toBeNull();
  });

  test("what nobody needs any more asks nothing: a retired agent, an ended capability, an end that came", async () => {
    const world = new World();
    const mira = await world.person("Mira");
    const [gone, kept] = [await world.agent(), await world.agent()];
    const capability = await world.capability(kept);
    await world.name(gone, "business_owner", mira);
    await world.name(kept, "approver", mira, { capability: capability.slug });
    await world.name(kept, "detector", mira, { endsAt: iso(world.now + day) });
    expect(await inboxOf(world, mira)).toHaveLength(3);
    await present.query(`UPDATE "Agent" SET state = 'retired' WHERE id = $1::uuid`, [gone.id]);
    await present.query(`UPDATE "Capability" SET state = 'ended' WHERE id = $1::uuid`, [capability.id]);
    world.pass(1);
    expect(await inboxOf(world, mira)).toEqual([]);
  });

  test("a token stands for nobody and has an empty inbox", async () => {
    const world = new World();
    expect(await listInbox(world.token("admin"), {})).toMatchObject({ data: [], nextCursor: null, total: 0 });
    expect(await countInbox(world.token("admin"), {})).toMatchObject({ total: 0 });
  });

  test("is filtered by kind, by when it is due, by agent and by words, and sorted by due time", async () => {
    const world = new World();
    const mira = await world.person("Mira");
    const [desk, bank] = [await world.agent("Desk"), await world.agent("Bank")];
    await world.name(bank, "business_owner", mira, { startsAt: iso(world.now + 20 * day) });
    await world.name(desk, "business_owner", mira);
    await world.name(desk, "approver", mira, { startsAt: iso(world.now - 10 * day) });
    const titles = async (more: Parameters<typeof listInbox>[1]) =>
      (await inboxOf(world, mira, more)).map(({ title }) => title.split(" ")[0]);
    expect(await titles({})).toEqual(["Approver", "Business", "Business"]);
    expect(await titles({ sort: "-dueAt" })).toEqual(["Business", "Business", "Approver"]);
    expect(await titles({ due: "overdue" })).toEqual(["Approver"]);
    expect(await titles({ due: "later" })).toEqual(["Business"]);
    expect(await titles({ agent: desk.slug })).toHaveLength(2);
    expect(await titles({ q: "approver" })).toHaveLength(1);
    expect(await titles({ kind: "gap" })).toEqual([]);
    await expect(listInbox(world.as(mira), { sort: "why" })).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe("while the holder is out of office", () => {
  const away = (world: World, person: Person) =>
    editPerson(world.admin, {
      person: person.id,
      outOfOffice: { from: iso(world.now), until: iso(world.now + 9 * day) },
    });

  test("R93: the first deputy who is there sees what waits, with whom it is for; a yes to a role is not handed over", async () => {
    const world = new World();
    const [mira, first, second, third] = await Promise.all(
      ["Mira", "First", "Second", "Third"].map((name) => world.person(name)),
    );
    if (!mira || !first || !second || !third) throw new Error("People are missing.");
    const agent = await world.statedAgent();
    const held = await world.assign(agent, "business_owner", mira);
    await editAssignment(world.admin, { assignment: held.id, deputies: [first.id, second.id, third.id] });
    await world.name(agent, "system_owner", mira);
    await submitAgent(world.as(mira), { agent: agent.id });
    const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "owner-missing", role: "security_owner" }))
      .data;
    await assignGap(world.admin, { gap: gap?.id ?? "", assignee: mira.id });
    world.pass(160);
    expect(await inboxOf(world, first)).toEqual([]);
    await away(world, mira);
    const seen = await inboxOf(world, first);
    expect(seen.map(({ kind }) => kind).sort()).toEqual(["attest_for", "gap"]);
    for (const item of seen) {
      expect(item.for).toMatchObject({ name: mira.name });
      expect(item.why).toMatch(new RegExp(`^For ${mira.name}, who is out of office[.:] `));
    }
    expect(await inboxOf(world, second)).toEqual([]);
    expect((await inboxOf(world, mira)).map(({ kind }) => kind).sort()).toEqual(["accept", "attest", "gap"]);
    await away(world, first);
    await editPerson(world.admin, { person: second.id, status: "suspended" });
    expect(await inboxOf(world, first)).toEqual([]);
    expect(await inboxOf(world, third)).toHaveLength(2);
    world.pass(9);
    expect(await inboxOf(world, third)).toEqual([]);
  });
});
