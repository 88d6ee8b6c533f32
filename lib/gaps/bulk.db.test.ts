import { describe, expect, test } from "vitest";
import { writing } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceCount, evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { assignGaps } from "./assign-gaps.ts";
import { functionOfGap } from "./core/function-of-gap.ts";
import { listGapGroups } from "./list-gap-groups.ts";
import { listGaps } from "./list-gaps.ts";
import { nameInMany } from "./name-in-many.ts";

/** An agent in a state, judged. */
async function agentIn(world: World, state: "submitted" | "active", name = "Desk") {
  const agent = await world.statedAgent(name);
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({ where: { id: agent.id }, data: { state, submittedAt: new Date(world.now) } });
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  return agent;
}

const openOf = async (world: World, agent: { id: string }) =>
  (await listGaps(world.admin, { agent: agent.id, limit: 200 })).data;

describe("assigning several gaps", () => {
  test("R46: each is assigned with its own evidence, and none is closed", async () => {
    const world = new World();
    const agent = await agentIn(world, "submitted");
    const closer = await world.person("Closer");
    const gaps = await openOf(world, agent);
    const answer = await assignGaps(world.admin, { gaps: gaps.map(({ id }) => id), assignee: closer.email });
    expect(answer).toMatchObject({ done: gaps.length, refused: 0, dryRun: false });
    for (const { id } of gaps) expect((await evidenceOf(id)).map(({ type }) => type)).toContain("gap.assigned");
    const after = await openOf(world, agent);
    expect(after.map(({ status }) => status)).toEqual(gaps.map(() => "open"));
    expect(new Set(after.map(({ assignee }) => assignee?.id))).toEqual(new Set([closer.id]));
  });

  test("R46: one that is refused is reported in its place and leaves the others standing", async () => {
    const world = new World();
    const [agent, closer, other] = [await agentIn(world, "submitted"), await world.person(), await world.person()];
    const [first, second, third] = await openOf(world, agent);
    await assignGaps(world.admin, { gaps: [second?.id ?? ""], assignee: other.id });
    // A member takes what nobody has, and not what another has.
    const answer = await assignGaps(world.as(closer), {
      gaps: [first?.id ?? "", second?.id ?? "", "no-id", third?.id ?? ""],
      assignee: closer.id,
    });
    expect(answer.results.map((result) => (result.done ? "done" : result.rule))).toEqual([
      "done",
      "gap.assign",
      "not-found",
      "done",
    ]);
    expect(answer).toMatchObject({ done: 2, refused: 2 });
    const mine = await listGaps(world.admin, { assignee: closer.id });
    expect(mine.data.map(({ id }) => id).sort()).toEqual([first?.id, third?.id].sort());
  });

  test("happens once for one key, and refuses none and more than a hundred", async () => {
    const world = new World();
    const [agent, closer] = [await agentIn(world, "submitted"), await world.person()];
    const [gap] = await openOf(world, agent);
    const asked = { gaps: [gap?.id ?? ""], assignee: closer.id };
    const context = world.admin;
    const first = await assignGaps(world.once(context, "bulk"), asked);
    const before = await evidenceCount();
    expect(await assignGaps(world.once(context, "bulk"), asked)).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await evidenceCount()).toBe(before);
    const errors = [expect.objectContaining({ path: "gaps" })];
    await world.refused(() => assignGaps(context, { ...asked, gaps: [] }), { errors });
    await world.refused(() => assignGaps(context, { ...asked, gaps: Array(101).fill("x") }), { errors });
  });
});

describe("naming somebody in several seats", () => {
  const seats = (...agents: { slug: string }[]) =>
    agents.map(({ slug }) => ({ agent: slug, role: "security_owner" as const }));

  test("shows which gaps it opens and closes, writes nothing, and then does exactly that", async () => {
    const world = new World();
    const [one, two] = [await agentIn(world, "submitted", "One"), await agentIn(world, "submitted", "Two")];
    const person = await world.person("Security");
    const before = await evidenceCount();
    const asked = { person: person.email, seats: seats(one, two) };
    const preview = await nameInMany(world.admin, { ...asked, dryRun: true });
    expect(preview).toMatchObject({ done: 2, refused: 0, dryRun: true, opens: [] });
    expect(preview.closes.map(({ rule }) => rule)).toEqual(["owner-missing", "owner-missing"]);
    expect(await evidenceCount()).toBe(before);
    expect((await openOf(world, one)).some(({ role }) => role === "security_owner")).toBe(true);

    const done = await nameInMany(world.admin, asked);
    expect(done.closes.map(({ id }) => id)).toEqual(preview.closes.map(({ id }) => id));
    for (const result of done.results)
      if (result.done)
        expect((await evidenceOf(result.answer.id)).map(({ type }) => type)).toEqual(["assignment.created"]);
    expect((await openOf(world, one)).some(({ role }) => role === "security_owner")).toBe(false);
  });

  test("R38: a seat that would break the separation of duties is refused by itself", async () => {
    const world = new World();
    const system = await world.system("Bank", { kind: "payment" });
    const [agent, free] = [await agentIn(world, "active", "Strict"), await agentIn(world, "active", "Free")];
    const pays = await world.capability(agent, "Pay", { action: "pay", system: system.slug });
    const person = await world.person("Clash");
    await world.assign(agent, "approver", person, { capability: pays.slug });
    const answer = await nameInMany(world.admin, {
      person: person.id,
      seats: [
        { agent: agent.slug, role: "detector", capability: pays.slug },
        { agent: free.slug, role: "detector" },
      ],
    });
    expect(answer).toMatchObject({ done: 1, refused: 1 });
    expect(answer.results[0]).toMatchObject({ done: false, message: expect.stringMatching(/approver|detector/) });
    expect(answer.results[1]).toMatchObject({ done: true });
  });

  test("is decided per agent: who owns one and not the other names on one", async () => {
    const world = new World();
    const [mine, theirs] = [await agentIn(world, "submitted", "Mine"), await agentIn(world, "submitted", "Theirs")];
    const [owner, person] = [await world.person("Owner"), await world.person("Named")];
    await world.assign(mine, "business_owner", owner);
    const asked = { person: person.id, seats: seats(mine, theirs) };
    const answer = await nameInMany(world.as(owner), asked);
    expect(answer.results.map((result) => (result.done ? "done" : result.rule))).toEqual(["done", "assignment.edit"]);
    await world.refused(() => nameInMany(world.as(person), asked), { kind: "forbidden", rule: "assignment.edit" });
  });

  test("names the field of an unknown role, an unknown person and an unknown agent", async () => {
    const world = new World();
    const agent = await agentIn(world, "submitted");
    await world.refused(
      () => nameInMany(world.admin, { person: "x@example.com", seats: [{ agent: agent.slug, role: "king" as never }] }),
      { errors: [expect.objectContaining({ path: "seats.0.role" })] },
    );
    const answer = await nameInMany(world.admin, {
      person: "nobody@example.com",
      seats: seats(agent, { slug: "no-such-agent" }),
    });
    expect(answer.results.map((result) => !result.done && result.rule)).toEqual(["invalid-input", "not-found"]);
  });
});

describe("the gaps of a part of the organisation", () => {
  test("R20: the list of a function holds its gaps only, in the database as in the core", async () => {
    const world = new World();
    const agent = await agentIn(world, "submitted");
    const all = await openOf(world, agent);
    expect(all.length).toBeGreaterThan(5);
    for (const gap of all) expect(gap.function).toBe(functionOfGap(gap));
    for (const name of new Set(all.map((gap) => gap.function))) {
      const found = await listGaps(world.admin, { agent: agent.id, function: name, limit: 200 });
      expect(found.data.map(({ id }) => id).sort()).toEqual(
        all
          .filter((gap) => gap.function === name)
          .map(({ id }) => id)
          .sort(),
      );
    }
  });

  test("R20, R46: groups by function, unit, system, rule, severity, due, age, assignee and agent add up, and lead to their gaps", async () => {
    const world = new World();
    const agent = await agentIn(world, "submitted");
    const person = await world.person("Closer");
    const system = await world.system("Ledger");
    await world.capability(agent, "Look", { action: "read", system: system.slug });
    const all = await openOf(world, agent);
    await assignGaps(world.admin, { gaps: [all[0]?.id ?? ""], assignee: person.id });
    world.pass(8);
    const narrowing = ["function", "unit", "system", "rule", "severity", "due", "age", "assignee", "agent"] as const;
    for (const by of narrowing) {
      const groups = await listGapGroups(world.admin, { agent: agent.id, by });
      expect([by, groups.data.reduce((sum, { count }) => sum + count, 0)]).toEqual([by, all.length]);
      for (const { value, count, overdue } of groups.data) {
        const narrowed = { [by]: value ?? "none", agent: agent.id, limit: 200 };
        const inGroup = await listGaps(world.admin, narrowed);
        expect([by, value, inGroup.total]).toEqual([by, value, count]);
        expect(overdue).toBe((await listGaps(world.admin, { ...narrowed, overdue: "true" })).total);
      }
    }
    const due = await listGapGroups(world.admin, { agent: agent.id, by: "due" });
    expect(due.data.map(({ value }) => value)).toContain("overdue");
    expect(due.data[0]?.value).toBe("overdue");
    const assigned = await listGapGroups(world.admin, { agent: agent.id, by: "assignee" });
    expect(assigned.data.map(({ name }) => name)).toContain(person.name);
  });

  test("R46: gaps of somebody who left stand together with their count", async () => {
    const world = new World();
    const [one, two] = [await agentIn(world, "submitted", "One"), await agentIn(world, "submitted", "Two")];
    const owner = await world.person("Gone");
    for (const agent of [one, two]) await world.assign(agent, "business_owner", owner);
    await editPerson(world.admin, { person: owner.id, status: "left" });
    const groups = await listGapGroups(world.admin, { closedBy: `person:${owner.id}`, by: "fact" });
    expect(groups).toMatchObject({
      total: 1,
      data: [{ value: `person:${owner.id}`, name: owner.name, count: 2, agents: 2 }],
    });
  });
});
