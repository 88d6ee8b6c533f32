import { beforeEach, describe, expect, test } from "vitest";
import { editControl } from "#lib/controls/edit-control.ts";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { present, type Transaction, writing } from "#lib/platform/database.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import type { ThingKind } from "./core/things.ts";
import { handOver } from "./hand-over.ts";
import { previewHandOver } from "./preview-hand-over.ts";
import { readHandOver } from "./read-hand-over.ts";
import { readWhoHandsOver } from "./read-who-hands-over.ts";

type Person = Awaited<ReturnType<World["person"]>>;
const DAY = 86_400_000;
let world: World;
let boss: Person;
let mira: Person;
let deputy: Person;
let peer: Person;

beforeEach(async () => {
  world = new World();
  boss = await world.person("Boss");
  mira = await world.person("Mira", { manager: boss.email });
  deputy = await world.person("Deputy");
  peer = await world.person("Peer");
});

const things = async (of = mira) => (await readHandOver(world.admin, { person: of.id })).things;
const move = (kind: ThingKind, id: string, to: Person | null) => ({ kind, id, to: to?.id ?? null });
const reason = "Moves to another team";

/** How many statements wait for a lock that another transaction holds. */
const waitingForLocks = async (): Promise<number> =>
  (
    await present.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND pid IN
         (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
    )
  )[0]?.n ?? 0;

/** One thing of each kind that can be handed over. */
async function everything() {
  const agent = await world.statedAgent();
  const role = await world.assign(agent, "business_owner", mira, { deputies: [deputy.id, peer.id], accountable: true });
  const behind = await world.assign(agent, "system_owner", peer, { deputies: [mira.id, deputy.id] });
  const system = await world.system("Ledger", { owner: mira.id });
  const source = await world.dataSource("Cases", { dataOwner: mira.id, qualityOwner: mira.id });
  await editControl(world.admin, { control: "APR-02", defaultOwner: mira.id });
  const team = await world.team("Desk", { lead: mira.id, members: [mira.id, peer.id] });
  await submitAgent(world.as(mira), { agent: agent.id });
  const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "owner-missing", role: "security_owner" })).data;
  if (!gap) throw new Error("There is no gap.");
  await assignGap(world.admin, { gap: gap.id, assignee: mira.id });
  return { agent, role, behind, system, source, team, gap };
}

describe("what a person would hand over", () => {
  test("R93: shows each thing with who is proposed: a co-holder, deputies in order, the manager, the team", async () => {
    const { role, behind } = await everything();
    const found = await things();
    expect(found.map(({ kind, proposal }) => [kind, proposal.to?.name ?? null, proposal.by])).toEqual([
      ["assignment", deputy.name, "deputy"],
      ["deputy", null, null],
      ["system", boss.name, "manager"],
      ["data_source", boss.name, "manager"],
      ["source_quality", boss.name, "manager"],
      ["control_default", boss.name, "manager"],
      ["team", boss.name, "manager"],
      ["gap", boss.name, "manager"],
    ]);
    expect(found[0]?.id).toBe(role.id);
    expect(found[1]).toMatchObject({ id: behind.id, holder: { name: peer.name } });
    await editPerson(world.admin, { person: boss.id, status: "suspended" });
    expect((await things()).find(({ kind }) => kind === "system")?.proposal).toMatchObject({
      to: { name: peer.name },
      by: "team",
      passedOver: [{ person: { name: boss.name }, because: "not_active" }],
    });
    await editControl(world.admin, { control: "APR-02", defaultOwner: null });
  });

  test("R41: never proposes one who would clash under strict separation, and says whom it passed over and why", async () => {
    const agent = await world.statedAgent();
    const pay = await world.capability(agent, "Pay", { action: "pay" });
    await world.assign(agent, "approver", mira, { capability: pay.slug, deputies: [deputy.id] });
    await world.assign(agent, "detector", deputy, { capability: pay.slug });
    await world.assign(agent, "provisioner", boss, { capability: pay.slug });
    await world.team("Desk", { lead: null, members: [mira.id, deputy.id, peer.id] });
    expect((await things())[0]?.proposal).toMatchObject({
      to: { name: peer.name },
      by: "team",
      passedOver: [
        { person: { name: deputy.name }, because: "would_clash" },
        { person: { name: boss.name }, because: "would_clash" },
      ],
    });
  });
});

describe("a hand-over", () => {
  test("R93: moves all of it in one go; each successor has to accept, and the evidence says what went to whom", async () => {
    const { agent, role, behind, system, source, team, gap } = await everything();
    const all = await things();
    await handOver(world.as(boss), {
      person: mira.id,
      reason,
      moves: all.map(({ kind, id, proposal }) => ({ kind, id, to: proposal.to?.id ?? null })),
    });
    expect(await things()).toEqual([]);
    const [held] = (await listAssignments(world.admin, { agent: agent.id, role: "business_owner" })).data;
    expect(held).toMatchObject({
      person: { name: deputy.name },
      acceptedAt: null,
      marked: true,
      startsAt: iso(world.now),
      deputies: [{ name: peer.name }],
    });
    expect((await listInbox(world.as(deputy), {})).data).toMatchObject([{ kind: "accept", id: held?.id }]);
    expect((await listAssignments(world.admin, { agent: agent.id, role: "system_owner" })).data).toMatchObject([
      { id: behind.id, deputies: [{ name: deputy.name }] },
    ]);
    const [owners] = await present.query(
      `SELECT (SELECT "ownerId" FROM "System" WHERE id = $1::uuid) AS system, (SELECT "dataOwnerId" FROM "DataSource" WHERE id = $2::uuid) AS data,
         (SELECT "qualityOwnerId" FROM "DataSource" WHERE id = $2::uuid) AS quality, (SELECT "leadId" FROM "Team" WHERE id = $3::uuid) AS lead,
         (SELECT "assigneeId" FROM "Gap" WHERE id = $4::uuid) AS gap, (SELECT "defaultOwnerId" FROM "Control" WHERE "controlId" = 'APR-02') AS control`,
      [system.id, source.id, team.id, gap.id],
    );
    expect(new Set(Object.values(owners ?? {}))).toEqual(new Set([boss.id]));
    expect((await evidenceOf(role.id)).at(-1)).toMatchObject({
      type: "assignment.ended",
      actorName: boss.name,
      reason,
    });
    expect((await evidenceOf(mira.id)).at(-1)).toMatchObject({
      type: "person.handedOver",
      payload: {
        left: 0,
        moves: expect.arrayContaining([expect.objectContaining({ to: { id: deputy.id, name: deputy.name } })]),
      },
    });
    await editControl(world.admin, { control: "APR-02", defaultOwner: null });
  });

  test("at a later moment: who goes answers until then, who comes from then on", async () => {
    const agent = await world.agent();
    const role = await world.assign(agent, "business_owner", mira, { accountable: true });
    const at = iso(world.now + 10 * DAY);
    await handOver(world.admin, { person: mira.id, reason, at, moves: [move("assignment", role.id, peer)] });
    const held = async () => (await listAssignments(world.admin, { agent: agent.id })).data;
    expect(
      (await held()).map(({ person, accountable, startsAt, endsAt }) => [person?.name, accountable, startsAt, endsAt]),
    ).toEqual([
      [mira.name, true, role.startsAt, at],
      [peer.name, false, at, null],
    ]);
    expect((await listInbox(world.as(peer), {})).total).toBe(1);
    world.pass(10);
    expect((await held()).map(({ person, accountable }) => [person?.name, accountable])).toEqual([[peer.name, true]]);
  });

  test("to one who holds the role too: the other goes on alone, with nothing to accept", async () => {
    const agent = await world.agent();
    const role = await world.assign(agent, "detector", mira);
    await world.assign(agent, "detector", peer);
    expect((await things())[0]?.proposal).toMatchObject({ to: { name: peer.name }, by: "co_holder" });
    await handOver(world.admin, { person: mira.id, reason, moves: [move("assignment", role.id, peer)] });
    expect((await listAssignments(world.admin, { agent: agent.id })).data).toMatchObject([
      { person: { name: peer.name }, accountable: true },
    ]);
    expect((await listInbox(world.as(peer), {})).total).toBe(0);
  });

  test("R93: somebody who left is in their manager's inbox until nothing hangs on them", async () => {
    const role = await world.assign(await world.agent(), "detector", mira);
    expect((await listInbox(world.as(boss), {})).total).toBe(0);
    await editPerson(world.admin, { person: mira.id, status: "left" });
    expect((await listInbox(world.as(boss), {})).data).toMatchObject([
      { kind: "hand_over", id: mira.id, href: `/people/${mira.id}/hand-over`, due: "week" },
    ]);
    await handOver(world.as(boss), { person: mira.id, reason, moves: [move("assignment", role.id, peer)] });
    expect((await listInbox(world.as(boss), {})).total).toBe(0);
  });

  test("R93: is offered to the first manager above who is there, by the rule that the verb follows", async () => {
    const offered = async (who: ReturnType<World["as"]>) =>
      mayDo(who.actor, "person.handOver", {
        personId: mira.id,
        ...(await readWhoHandsOver(who, { person: mira.email })),
      });
    const above = await world.person("Above");
    const security = world.as(await world.person("Security"), ["security"]);
    await editPerson(world.admin, { person: boss.id, manager: above.email });
    expect([await offered(world.as(boss)), await offered(world.as(above)), await offered(world.as(peer))]).toEqual([
      true,
      false,
      false,
    ]);
    await editPerson(world.admin, { person: boss.id, status: "left" });
    expect(await offered(world.as(above))).toBe(true);
    expect([await offered(security), await offered(world.admin), await offered(world.as(peer))]).toEqual([
      true,
      true,
      false,
    ]);
    const role = await world.assign(await world.agent(), "detector", mira);
    await handOver(world.as(above), { person: mira.id, reason, moves: [move("assignment", role.id, peer)] });
  });

  test("shows beforehand which gaps it opens and closes", async () => {
    const agent = await world.statedAgent();
    const role = await world.assign(agent, "business_owner", mira);
    await submitAgent(world.as(mira), { agent: agent.id });
    const rules = async (to: Person | null) =>
      (
        await previewHandOver(world.admin, { person: mira.id, moves: [move("assignment", role.id, to)] })
      ).agents.flatMap(({ opens }) => opens.map(({ rule }) => rule));
    expect(await rules(null)).toEqual(["owner-missing"]);
    expect(await rules(peer)).toEqual([]);
    await editPerson(world.admin, { person: mira.id, status: "left" });
    const closed = await previewHandOver(world.admin, { person: mira.id, moves: [move("assignment", role.id, peer)] });
    expect(closed.agents.flatMap(({ closes }) => closes.map(({ rule }) => rule))).toEqual(["owner-inactive"]);
  });
});

describe("a hand-over is refused", () => {
  test("by a stranger, by an auditor, and for what the person themselves may not change", async () => {
    const agent = await world.agent();
    const role = await world.assign(agent, "detector", mira);
    const system = await world.system("Ledger", { owner: mira.id });
    const moves = [move("assignment", role.id, peer)];
    for (const who of [world.as(peer), world.as(boss, ["auditor"]), world.token("member")])
      await world.refused(() => handOver(who, { person: mira.id, reason, moves }), { rule: "person.handOver" });
    await world.refused(() => handOver(world.as(mira), { person: mira.id, reason, moves }), {
      rule: "assignment.edit",
    });
    await handOver(world.as(mira), { person: mira.id, reason, moves: [move("system", system.id, peer)] });
  });

  test("where it names what is not theirs, themselves, one who left, or the past", async () => {
    const agent = await world.agent();
    const role = await world.assign(agent, "detector", mira);
    const other = await world.assign(agent, "approver", peer);
    const ask =
      (moves: ReturnType<typeof move>[], more = {}) =>
      () =>
        handOver(world.admin, { person: mira.id, reason, moves, ...more });
    await world.refused(ask([move("assignment", other.id, deputy)]), { rule: "not-held" });
    await world.refused(ask([move("system", role.id, deputy)]), { rule: "not-held" });
    const twice = move("assignment", role.id, deputy);
    await world.refused(ask([twice, twice]), { rule: "not-held", errors: [{ path: "moves.1" }] });
    await world.refused(ask([move("assignment", role.id, mira)]), { rule: "not-a-successor" });
    await editPerson(world.admin, { person: deputy.id, status: "left" });
    await world.refused(ask([move("assignment", role.id, deputy)]), {
      rule: "not-a-successor",
      errors: [{ path: "moves.0.to" }],
    });
    await world.refused(ask([move("assignment", role.id, peer)], { at: iso(world.now - DAY) }), {
      kind: "invalid",
      errors: [{ path: "at" }],
    });
    await world.refused(ask([]), { kind: "invalid", errors: [{ path: "moves" }] });
  });

  test("where somebody else gave it to another meanwhile: it is not theirs any more", async () => {
    const { system, source, team, gap } = await everything();
    const to = deputy.id;
    const elsewhere: [ThingKind, string, (tx: Transaction) => Promise<unknown>][] = [
      ["system", system.id, (tx) => editSystem.within(tx, world.admin, { system: system.id, owner: to })],
      [
        "data_source",
        source.id,
        (tx) => editDataSource.within(tx, world.admin, { dataSource: source.id, dataOwner: to }),
      ],
      ["team", team.id, (tx) => editTeam.within(tx, world.admin, { team: team.id, lead: to })],
      ["gap", gap.id, (tx) => assignGap.within(tx, world.admin, { gap: gap.id, assignee: to })],
    ];
    for (const [kind, id, gives] of elsewhere) {
      let handing: Promise<unknown> = Promise.resolve();
      await writing(world.now, async (tx) => {
        await gives(tx);
        handing = handOver(world.as(boss), { person: mira.id, reason, moves: [move(kind, id, peer)] });
        handing.catch(() => {});
        while ((await waitingForLocks()) === 0);
      });
      await expect(handing, kind).rejects.toMatchObject({ rule: "not-held", errors: [{ path: "moves.0" }] });
    }
    expect((await things(deputy)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["system", "data_source", "team", "gap"]),
    );
  });

  test("R38: as a whole, when one successor would clash on an approved agent", async () => {
    const agent = await world.statedAgent();
    const pay = await world.capability(agent, "Pay", { action: "pay" });
    const approver = await world.assign(agent, "approver", mira, { capability: pay.slug });
    const owner = await world.assign(agent, "business_owner", mira);
    await world.assign(agent, "detector", peer, { capability: pay.slug });
    await present.query(`UPDATE "Agent" SET state = 'active' WHERE id = $1::uuid`, [agent.id]);
    await world.refused(
      () =>
        handOver(world.admin, {
          person: mira.id,
          reason,
          moves: [move("assignment", owner.id, peer), move("assignment", approver.id, peer)],
        }),
      { rule: "duties-clash", errors: [{ path: "moves.1" }] },
    );
    expect(await things()).toHaveLength(2);
  });
});

describe("a hand-over hands on what is held and no more", () => {
  const held = async (agent: { id: string }) =>
    (await listAssignments(world.admin, { agent: agent.id, role: "system_owner" })).data.find(
      ({ person }) => person?.id === peer.id,
    );

  test("R93: for no longer than it was", async () => {
    const agent = await world.statedAgent();
    const endsAt = iso(world.now + 10 * DAY);
    const { id } = await world.assign(agent, "system_owner", mira, { endsAt });
    const give = (more: { at?: string }) =>
      handOver(world.as(boss), { person: mira.id, reason, moves: [move("assignment", id, peer)], ...more });
    await world.refused(() => give({ at: iso(world.now + 20 * DAY) }), {
      kind: "invalid",
      errors: [{ path: "moves.0" }],
    });
    await give({});
    expect(await held(agent)).toMatchObject({ startsAt: iso(world.now), endsAt });
  });

  test("R93: and not before it begins", async () => {
    const agent = await world.statedAgent();
    const startsAt = iso(world.now + 30 * DAY);
    const { id } = await world.name(agent, "system_owner", mira, { startsAt });
    await handOver(world.as(boss), { person: mira.id, reason, moves: [move("assignment", id, peer)] });
    const [next] = await present.query<{ startsAt: Date }>(
      `SELECT "startsAt" FROM "Assignment" WHERE "agentId" = $1::uuid AND "personId" = $2::uuid`,
      [agent.id, peer.id],
    );
    expect(next?.startsAt).toEqual(new Date(startsAt));
  });
});
