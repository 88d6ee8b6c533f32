import { describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { gapsCsv } from "#lib/reports/gaps-csv.ts";
import { listEvidence, readEvidence } from "#lib/reports/list-evidence.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { assignGap } from "./assign-gap.ts";
import { listGapGroups } from "./list-gap-groups.ts";
import { listGaps, readGap } from "./list-gaps.ts";
import { listJudgements, readJudgementRun } from "./list-judgements.ts";
import { runJudgement } from "./run-judgement.ts";
import { startJudgement } from "./start-judgement.ts";

/** A submitted agent with gaps. */
async function submitted(world: World, name = "Desk") {
  const agent = await world.statedAgent(name);
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({
      where: { id: agent.id },
      data: { state: "submitted", submittedAt: new Date(world.now) },
    });
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  return agent;
}

const firstGap = async (world: World, agent: { id: string }, rule: string) => {
  const [gap] = (await listGaps(world.admin, { agent: agent.id, rule })).data;
  if (!gap) throw new Error(`There is no gap ${rule}.`);
  return gap;
};

describe("the list of gaps", () => {
  test("R46: is filtered, sorted by severity and due time, paged and counted", async () => {
    const world = new World();
    const agent = await submitted(world);
    const all = await listGaps(world.admin, { agent: agent.slug, limit: 200 });
    expect(all.total).toBe(all.data.length);
    const ranks = all.data.map(({ severity }) => ["low", "medium", "high", "critical"].indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((one, other) => other - one));
    expect(all.data[0]).toMatchObject({ rule: "owner-missing", severity: "high", agent: { slug: agent.slug } });
    const first = await listGaps(world.admin, { agent: agent.id, limit: 3, sort: "-severity,dueAt" });
    const second = await listGaps(world.admin, {
      agent: agent.id,
      limit: 200,
      sort: "-severity,dueAt",
      cursor: first.nextCursor ?? "",
    });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.data.map(({ id }) => id));
    const high = await listGaps(world.admin, { agent: agent.id, severity: "high,critical" });
    expect(new Set(high.data.map(({ severity }) => severity))).toEqual(new Set(["high"]));
    expect((await listGaps(world.admin, { agent: agent.id, status: "closed" })).total).toBe(0);
    world.pass(8);
    const overdue = await listGaps(world.admin, { agent: agent.id, overdue: "true" });
    expect(new Set(overdue.data.map(({ severity }) => severity))).toEqual(new Set(["high"]));
  });

  test.each([
    ["an unknown rule", { rule: "owner-missing,owner-bored" }, "rule"],
    ["an unknown severity", { severity: "dreadful" }, "severity"],
    ["an unknown field", { colour: "red" }, "colour"],
    ["a limit of 201", { limit: 201 }, "limit"],
    ["an unknown order", { sort: "sentence" }, "sort"],
  ])("refuses %s and names it", async (_, input, path) => {
    await expect(listGaps(new World().admin, input as object)).rejects.toMatchObject({
      kind: "invalid",
      errors: [expect.objectContaining({ path })],
    });
  });

  test("groups gaps by the one fact that closes them", async () => {
    const world = new World();
    const [one, other] = [await submitted(world, "One"), await submitted(world, "Other")];
    const owner = await world.person("Gone");
    for (const agent of [one, other]) await world.assign(agent, "business_owner", owner);
    await editPerson(world.admin, { person: owner.id, status: "left" });
    const groups = await listGapGroups(world.admin, { closedBy: `person:${owner.id}` });
    expect(groups).toMatchObject({
      total: 1,
      data: [{ count: 2, agents: 2, severity: "high", rules: ["owner-inactive"] }],
    });
    const page = await listGapGroups(world.admin, { limit: 1 });
    expect(page.total).toBeGreaterThan(1);
    expect((await listGapGroups(world.admin, { limit: 1, cursor: page.nextCursor ?? "" })).data).toHaveLength(1);
  });
});

describe("assigning a gap", () => {
  test("is history and evidence, and closes nothing", async () => {
    const world = new World();
    const agent = await submitted(world);
    const person = await world.person("Closer");
    const gap = await firstGap(world, agent, "owner-missing");
    const assigned = await assignGap(world.admin, { gap: gap.id, version: gap.version, assignee: person.email });
    expect(assigned).toMatchObject({ assignee: { id: person.id }, status: "open", version: gap.version + 1 });
    expect((await listGaps(world.admin, { assignee: person.id })).total).toBe(1);
    const read = await readGap(world.admin, { gap: gap.id });
    expect(read.history.map(({ event, detail }) => [event, detail])).toEqual([
      ["opened", null],
      ["assigned", person.name],
    ]);
    expect(read).toMatchObject({ requirements: expect.arrayContaining(["R1"]), explains: expect.any(String) });
    expect((await evidenceOf(gap.id)).map(({ type }) => type)).toEqual(["gap.opened", "gap.assigned"]);
    await assignGap(world.admin, { gap: gap.id, assignee: null });
    expect((await listGaps(world.admin, { agent: agent.id, assignee: "none", rule: gap.rule })).total).toBeGreaterThan(
      0,
    );
  });

  test("is refused to whom it does not concern, on an old version, to somebody who left, and once it is closed", async () => {
    const world = new World();
    const agent = await submitted(world);
    const [member, stranger, gone] = [await world.person(), await world.person(), await world.person()];
    const gap = await firstGap(world, agent, "owner-missing");
    const to = (assignee: string, version?: number) => ({ gap: gap.id, assignee, version });
    await world.refused(() => assignGap(world.as(stranger), to(member.id)), { kind: "forbidden", rule: "gap.assign" });
    await world.refused(() => assignGap(world.as(member, ["auditor"]), to(member.id)), { kind: "forbidden" });
    await world.refused(() => assignGap(world.admin, to(member.id, 99)), { kind: "stale" });
    await editPerson(world.admin, { person: gone.id, status: "left" });
    await world.refused(() => assignGap(world.admin, to(gone.id)), { errors: [{ path: "assignee" }] });
    await world.refused(() => assignGap(world.admin, to("nobody@example.com")), { errors: [{ path: "assignee" }] });
    await world.refused(() => assignGap(world.admin, { gap: "no-id", assignee: null }), { kind: "missing" });

    expect(await assignGap(world.as(member), to(member.id))).toMatchObject({ assignee: { id: member.id } });
    await world.refused(() => assignGap(world.as(stranger), to(stranger.id)), { kind: "forbidden" });
    expect(await assignGap(world.as(member), to(stranger.id))).toMatchObject({ assignee: { id: stranger.id } });

    await writing(world.now + 1, async (tx) => {
      await tx.models.agent.update({ where: { id: agent.id }, data: { state: "rejected" } });
      await judgeTouched(tx, { agents: [agent.id] }, world.now + 1, "test");
    });
    await world.refused(() => assignGap(world.admin, to(member.id)), { rule: "gap-closed" });
  });
});

test("R82: the evidence is found by agent, type, subject, actor, correlation and time, and read entry by entry", async () => {
  const world = new World();
  const agent = await submitted(world);
  const context = world.admin;
  await editAgent(context, { agent: agent.id, purpose: "Something else" });
  const found = await listEvidence(world.admin, { correlation: context.correlationId });
  expect(found).toMatchObject({ total: 1, data: [{ type: "agent.edited", subject: { id: agent.id } }] });
  const ofAgent = await listEvidence(world.admin, { agent: agent.slug, type: "gap.*", limit: 200 });
  expect(ofAgent.total).toBeGreaterThan(3);
  expect(new Set(ofAgent.data.map(({ type }) => type))).toEqual(new Set(["gap.opened"]));
  expect((await listEvidence(world.admin, { subject: agent.id, actor: "world" })).total).toBe(2);
  expect((await listEvidence(world.admin, { agent: agent.id, until: iso(world.now) })).total).toBe(0);
  const sequences = (await listEvidence(world.admin, { agent: agent.id, limit: 2 })).data.map(
    ({ sequence }) => sequence,
  );
  expect(Number(sequences[0])).toBeGreaterThan(Number(sequences[1]));
  const [entry] = found.data;
  expect(await readEvidence(world.admin, { sequence: entry?.sequence ?? "" })).toEqual(entry);
  await expect(readEvidence(world.admin, { sequence: "999999999" })).rejects.toMatchObject({ kind: "missing" });
  await expect(readEvidence(world.admin, { sequence: "one" })).rejects.toMatchObject({ kind: "missing" });
  await expect(listEvidence(world.admin, { type: "gap'; --" })).rejects.toMatchObject({ errors: [{ path: "type" }] });
});

test("R46: gaps as CSV, in which no cell is a formula", async () => {
  const world = new World();
  const agent = await submitted(world, "=HYPERLINK(1) Desk");
  let csv = "";
  for await (const piece of await gapsCsv(world.admin, { agent: agent.id })) csv += piece;
  const [heading, ...rows] = csv.trimEnd().split("\r\n");
  expect(heading).toBe(
    "\ufeffid,rule,severity,status,agent,agentName,capability,role,control,about,sentence,fix,openedAt,dueAt,closedAt,assignee",
  );
  expect(rows).toHaveLength((await listGaps(world.admin, { agent: agent.id, limit: 200 })).total);
  expect(rows[0]).toContain(",'=HYPERLINK(1)");
});

test("a full re-judgement is asked for once, and shows how far it is", async () => {
  const world = new World();
  await submitted(world);
  const [one, two] = await Promise.all([startJudgement(world.admin, {}), startJudgement(world.admin, {})]);
  expect(one.id).toBe(two.id);
  expect((await evidenceOf(one.id)).map(({ type }) => type)).toEqual(["judgement.requested"]);
  await runJudgement(world.admin.clock, one.id);
  const read = await readJudgementRun(world.admin, { run: one.id });
  expect(read).toMatchObject({ status: "done", done: read.total });
  expect((await listJudgements(world.admin, {})).total).toBe(1);
  expect((await startJudgement(world.admin, {})).id).not.toBe(one.id);
  const member = await world.person();
  await world.refused(() => startJudgement(world.as(member), {}), { kind: "forbidden" });
});
