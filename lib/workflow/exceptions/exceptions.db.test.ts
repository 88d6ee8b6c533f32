import { describe, expect, test } from "vitest";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { judgeDue } from "#lib/gaps/judge-due.ts";
import { listGaps, readGap } from "#lib/gaps/list-gaps.ts";
import { readOverview } from "#lib/gaps/read-overview.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { listExceptions, readException } from "./list-exceptions.ts";
import { approveException, expireException, refuseException, withdrawException } from "./move-exception.ts";
import { requestException } from "./request-exception.ts";
import { watchExceptions } from "./watch-exceptions.ts";

/** A submitted agent without a boundary: a gap that blocks, held by its business owner. */
async function unbounded() {
  const world = new World();
  const owner = await world.person("Owner");
  const security = await world.person("Security", { platformRoles: ["security"] });
  const agent = await world.statedAgent("Unbounded", { acceptableOutcomes: null });
  await world.assign(agent, "business_owner", owner);
  await submitAgent(world.as(owner), { agent: agent.id });
  const gap = await gapOf(world, agent, "boundary-missing");
  const asked = (days = 30, by = world.as(owner)) =>
    requestException(by, {
      gap: gap.id,
      reason: "The outcomes are being written.",
      compensatingControl: "A person reads each answer.",
      endsAt: iso(world.now + days * DAY),
    });
  return { world, owner, security, agent, gap, asked };
}

async function gapOf(world: World, agent: { id: string }, rule: string) {
  const [gap] = (await listGaps(world.admin, { agent: agent.id, rule, status: "all" })).data;
  if (!gap) throw new Error(`There is no ${rule}.`);
  return gap;
}

const approved = async (days = 30) => {
  const it = await unbounded();
  const { id } = await it.asked(days);
  const by = () => it.world.as(it.security, ["security"]);
  await approveException(by(), { exception: id, reason: "A person reads along." });
  return { ...it, id, by };
};

describe("R33 R47: an exception", () => {
  test("waits for security; nothing changes before", async () => {
    const { world, agent, gap, asked } = await unbounded();
    const exception = await asked();
    expect(exception).toMatchObject({ state: "requested", gap: { id: gap.id }, decidedBy: null });
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "open" });
    expect((await evidenceOf(exception.id)).map(({ type }) => type)).toEqual(["exception.requested"]);
  });

  test("approved by somebody apart, accepts the gap in the same transaction; it stays and counts for nothing", async () => {
    const { world, agent, gap, id, security } = await approved();
    expect(await readException(world.admin, { exception: id })).toMatchObject({
      state: "approved",
      decidedBy: { id: security.id },
      decision: "A person reads along.",
    });
    const accepted = await gapOf(world, agent, "boundary-missing");
    expect(accepted).toMatchObject({ id: gap.id, status: "accepted", severity: gap.severity });
    expect((await evidenceOf(gap.id)).map(({ type }) => type)).toEqual(["gap.opened", "gap.accepted"]);
    expect((await readGap(world.admin, { gap: gap.id })).history.map(({ event }) => event)).toEqual([
      "opened",
      "accepted",
    ]);
    const { readiness } = await readAgent(world.admin, { agent: agent.id });
    expect(readiness.sentences).not.toContain(accepted.sentence);
  });

  test("is refused with a reason, and the gap stays open", async () => {
    const { world, agent, security, asked } = await unbounded();
    const { id } = await asked();
    const refused = await refuseException(world.as(security, ["security"]), {
      exception: id,
      reason: "Write them now.",
    });
    expect(refused).toMatchObject({ state: "refused", decision: "Write them now." });
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "open" });
    // Who was refused may ask again, with better words.
    expect(await asked()).toMatchObject({ state: "requested" });
  });

  test("a closed fact closes the gap although it is accepted; what fires again meanwhile is accepted still", async () => {
    const { world, agent } = await approved();
    await editAgent(world.admin, { agent: agent.id, acceptableOutcomes: "A refund" });
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "closed" });
    world.pass(1);
    await editAgent(world.admin, { agent: agent.id, acceptableOutcomes: null });
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "accepted" });
  });
});

describe("R42 R47: the end of an exception", () => {
  test("reopens the gap on every read, before any job has run", async () => {
    const { world, agent, gap, id } = await approved(10);
    world.pass(10);
    const open = async () =>
      (await listGaps(world.admin, { agent: agent.id, status: "open" })).data.map((one) => one.id);
    const accepted = async () => (await listGaps(world.admin, { agent: agent.id, status: "accepted" })).total;
    expect(await readGap(world.admin, { gap: gap.id })).toMatchObject({ status: "open" });
    expect(await open()).toContain(gap.id);
    expect(await accepted()).toBe(0);
    expect(await readException(world.admin, { exception: id })).toMatchObject({ state: "expired" });
    expect((await listExceptions(world.admin, { agent: agent.id, state: "expired" })).total).toBe(1);
    expect((await readOverview(world.admin, {})).gaps.length).toBeGreaterThan(0);
    const { readiness } = await readAgent(world.admin, { agent: agent.id });
    expect(readiness.sentences).toContain(gap.sentence);
    // One millisecond before, it was accepted.
    const before = { agent: agent.id, asOf: iso(world.now - 1) };
    expect((await listGaps(world.admin, { ...before, status: "accepted" })).data.map((one) => one.id)).toEqual([
      gap.id,
    ]);
  });

  test("is found by the clock: the gap reopens at its own severity, and the end is a low gap beside it", async () => {
    const { world, agent, gap } = await approved(10);
    world.pass(10);
    await judgeDue(fixedClock(world.now));
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({
      status: "open",
      severity: gap.severity,
      openedAt: iso(world.now),
    });
    expect(await gapOf(world, agent, "exception-expired")).toMatchObject({
      status: "open",
      severity: "low",
      about: { kind: "gap", value: gap.id },
    });
    await editAgent(world.admin, { agent: agent.id, acceptableOutcomes: "A refund" });
    expect(await gapOf(world, agent, "exception-expired")).toMatchObject({ status: "closed" });
  });

  test("a new exception for the same gap closes the gap of the old one's end", async () => {
    const { world, agent, asked, by } = await approved(10);
    world.pass(11);
    await judgeDue(fixedClock(world.now));
    const { id } = await asked(20);
    await approveException(by(), { exception: id, reason: "Once more." });
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "accepted" });
    expect(await gapOf(world, agent, "exception-expired")).toMatchObject({ status: "closed" });
  });

  test("asked for and not decided before its end, it ends by the clock, and can be asked for anew", async () => {
    const { world, agent, owner, asked } = await unbounded();
    const { id } = await asked(10);
    world.pass(10);
    await world.refused(() => asked(20), { rule: "exception-requested" });
    for (const _ of ["first", "again"]) await watchExceptions(fixedClock(world.now));
    expect(await readException(world.admin, { exception: id })).toMatchObject({
      state: "expired",
      decidedBy: null,
      endedAt: iso(world.now),
    });
    expect((await evidenceOf(id)).map(({ type }) => type)).toEqual(["exception.requested", "exception.expired"]);
    expect(
      await present.query(`SELECT title FROM "Notice" WHERE key = $1 AND "personId" = $2::uuid`, [
        `exception-ended:${id}`,
        owner.id,
      ]),
    ).toEqual([{ title: `Nobody decided about an exception on ${agent.name}` }]);
    // It excused nothing, so that its end is no gap.
    await judgeDue(fixedClock(world.now));
    expect((await listGaps(world.admin, { agent: agent.id, rule: "exception-expired", status: "all" })).total).toBe(0);
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "open" });
    expect(await asked(20)).toMatchObject({ state: "requested" });
  });

  test("withdrawn before its end, the gap is open at once, without a gap of its own", async () => {
    const { world, agent, owner, id } = await approved();
    await withdrawException(world.as(owner), { exception: id });
    expect(await gapOf(world, agent, "boundary-missing")).toMatchObject({ status: "open" });
    expect((await listGaps(world.admin, { agent: agent.id, rule: "exception-expired", status: "all" })).total).toBe(0);
  });
});

describe("what is refused leaves nothing", () => {
  test("asking: without a role, twice, too long, for a closed gap, by an auditor", async () => {
    const { world, owner, agent, gap, asked } = await unbounded();
    const stranger = await world.person("Stranger");
    await world.refused(() => asked(30, world.as(stranger)), { kind: "forbidden", rule: "exception.request" });
    await world.refused(() => asked(30, world.as(owner, ["auditor"])), { kind: "forbidden" });
    await world.refused(() => asked(181), { rule: "invalid-input" });
    await world.refused(() => asked(0), { rule: "invalid-input" });
    await world.refused(
      () =>
        requestException(world.admin, {
          gap: agent.id,
          reason: "x",
          compensatingControl: "y",
          endsAt: "2026-04-01T00:00:00Z",
        }),
      { rule: "not-found" },
    );
    await asked();
    await world.refused(() => asked(), { rule: "exception-requested" });
    await editAgent(world.admin, { agent: agent.id, acceptableOutcomes: "A refund" });
    expect(await gapOf(world, agent, gap.rule)).toMatchObject({ status: "closed" });
    await world.refused(() => asked(), { rule: "gap-closed" });
  });

  test("R33: deciding: who asked, who holds the gap, who is not of security, a token, a script", async () => {
    const { world, owner, security, gap, asked } = await unbounded();
    const { id } = await asked();
    const decide = (by: Parameters<typeof approveException>[0]) =>
      approveException(by, { exception: id, reason: "Yes." });
    for (const by of [
      world.as(owner, ["security"]),
      world.as(security, ["admin"]),
      world.as(security, ["member"]),
      world.token("security"),
      world.admin,
    ])
      await world.refused(() => decide(by), { kind: "forbidden", rule: "exception.decide" });
    // Whoever is to close the gap holds it.
    await assignGap(world.admin, { gap: gap.id, assignee: security.id });
    await world.refused(() => decide(world.as(security, ["security"])), {
      kind: "forbidden",
      rule: "exception.decide",
    });
    const another = await world.person("Another", { platformRoles: ["security"] });
    expect(await decide(world.as(another, ["security"]))).toMatchObject({ state: "approved" });
  });

  test("deciding twice, on a stale version, without a reason, on what was withdrawn, after its end", async () => {
    const { world, owner, security, asked } = await unbounded();
    const by = () => world.as(security, ["security"]);
    const { id, version } = await asked(10);
    await world.refused(() => approveException(by(), { exception: id }), { rule: "invalid-input" });
    await world.refused(() => approveException(by(), { exception: id, version: version + 1, reason: "Yes." }), {
      rule: "stale-version",
    });
    await withdrawException(world.as(owner), { exception: id });
    await world.refused(() => approveException(by(), { exception: id, reason: "Yes." }), { rule: "impossible-event" });
    const late = await asked(10);
    world.pass(10);
    await world.refused(() => approveException(by(), { exception: late.id, reason: "Yes." }), {
      rule: "exception-over",
    });
    await refuseException(by(), { exception: late.id, reason: "Too late." });
    await world.refused(() => refuseException(by(), { exception: late.id, reason: "Again." }), {
      rule: "impossible-event",
    });
  });

  test("withdrawing and recording the end: only who asked or decides, and only once it is over", async () => {
    const { world, id } = await approved(10);
    const stranger = await world.person("Stranger");
    await world.refused(() => withdrawException(world.as(stranger), { exception: id }), { kind: "forbidden" });
    await world.refused(() => expireException(world.as(stranger), { exception: id }), { kind: "forbidden" });
    await world.refused(() => expireException(world.admin, { exception: id }), { rule: "exception-running" });
    world.pass(10);
    await world.refused(() => withdrawException(world.admin, { exception: id }), { rule: "exception-over" });
    expect(await expireException(world.admin, { exception: id })).toMatchObject({ state: "expired" });
    await world.refused(() => expireException(world.admin, { exception: id }), { rule: "impossible-event" });
  });

  test("the database holds the decision apart too", async () => {
    const { owner, asked } = await unbounded();
    const { id } = await asked();
    await expect(
      present.query(
        `UPDATE "Exception" SET state = 'approved', "decidedById" = $2::uuid, "decidedAt" = now() WHERE id = $1::uuid`,
        [id, owner.id],
      ),
    ).rejects.toMatchObject({ constraint: "exception_decided_by_somebody_else" });
    await expect(
      present.query(`UPDATE "Exception" SET state = 'approved' WHERE id = $1::uuid`, [id]),
    ).rejects.toMatchObject({ constraint: "exception_decided_has_person_and_date" });
  });
});

describe("R47: everybody concerned hears of it", () => {
  const told = async (personId: string) =>
    (
      await present.query<{ key: string }>(
        `SELECT split_part(key, ':', 1) || COALESCE(':' || nullif(split_part(key, ':', 3), ''), '') AS key FROM "Notice"
         WHERE "personId" = $1::uuid AND kind LIKE 'exception%' ORDER BY at, key`,
        [personId],
      )
    ).map(({ key }) => key);

  test("security when it is asked for, who asked when it is decided, and both 14, 7 and 1 days before its end, once", async () => {
    const { world, owner, security, id } = await approved(30);
    expect(await told(security.id)).toEqual(["exception-asked"]);
    expect(await told(owner.id)).toEqual(["exception-decided"]);
    for (const passed of [15, 1, 6, 1, 6]) {
      world.pass(passed);
      await watchExceptions(fixedClock(world.now));
      await watchExceptions(fixedClock(world.now));
    }
    expect(await told(owner.id)).toEqual([
      "exception-decided",
      "exception-ending:14",
      "exception-ending:7",
      "exception-ending:1",
    ]);
    expect(await readException(world.admin, { exception: id })).toMatchObject({ state: "approved" });
    world.pass(1);
    await watchExceptions(fixedClock(world.now));
    await watchExceptions(fixedClock(world.now));
    expect((await told(security.id)).slice(1)).toEqual([
      "exception-ending:14",
      "exception-ending:7",
      "exception-ending:1",
      "exception-ended",
    ]);
    expect((await evidenceOf(id)).map(({ type }) => type)).toEqual([
      "exception.requested",
      "exception.approved",
      "exception.expired",
    ]);
  });
});

test("two who decide at once: one decision, one entry; two who ask at once: one exception", async () => {
  for (let round = 0; round < 6; round++) {
    const { world, gap, asked } = await unbounded();
    const asking = await Promise.allSettled([asked(), asked(), asked()]);
    const won = asking.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(won).toHaveLength(1);
    const id = won[0]?.id ?? "";
    const people = [
      await world.person("One", { platformRoles: ["security"] }),
      await world.person("Two", { platformRoles: ["security"] }),
    ];
    const decisions = await Promise.allSettled(
      people.flatMap((person) => [
        approveException(world.as(person, ["security"]), { exception: id, reason: "Yes." }),
        refuseException(world.as(person, ["security"]), { exception: id, reason: "No." }),
      ]),
    );
    expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const entries = (await evidenceOf(id)).map(({ type }) => type);
    expect(entries).toHaveLength(2);
    const { status } = await readGap(world.admin, { gap: gap.id });
    expect(status).toBe(entries[1] === "exception.approved" ? "accepted" : "open");
  }
}, 180_000);
