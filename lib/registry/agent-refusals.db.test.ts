import { beforeAll, describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { createAgent } from "./create-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { editPerson } from "./edit-person.ts";
import { listAgents } from "./list-agents.ts";
import { previewAgent } from "./preview-agent.ts";
import { readAgent } from "./read-agent.ts";
import { World } from "./world-for-tests.ts";

const world = new World();
let mira: Awaited<ReturnType<World["person"]>>;
beforeAll(async () => {
  mira = await world.person("Mira");
});

const bad: [string, Record<string, unknown>, string][] = [
  ["an unknown field", { shoeSize: 44 }, "shoeSize"],
  ["an unknown member", { orchestrator: { shape: "round" } }, "orchestrator.shape"],
  ["a wrong type", { customerFacing: "yes" }, "customerFacing"],
  ["a word that is no interaction", { interaction: "telepathy" }, "interaction"],
  ["over-long text", { purpose: "x".repeat(4001) }, "purpose"],
  ["a control character", { purpose: "pay\u0000" }, "purpose"],
  ["a text of blanks", { taskBoundary: "   " }, "taskBoundary"],
  ["an address that is none", { playbookUrl: "ftp://example.com" }, "playbookUrl"],
  ["a date out of range", { residualRisk: { acceptedAt: "9999-01-01T00:00:00Z" } }, "residualRisk.acceptedAt"],
  ["a time to live of nothing", { credential: { ttlSeconds: 0 } }, "credential.ttlSeconds"],
  ["a unit named twice", { sharedByUnits: [{ unit: "Sales" }, { unit: "sales" }] }, "sharedByUnits"],
  ["an unknown unit owner", { sharedByUnits: [{ unit: "Sales", owner: "x@example.com" }] }, "sharedByUnits.0.owner"],
  ["an unknown data source", { dataSources: ["nowhere"] }, "dataSources.0"],
  ["an unknown owner at the vendor", { vendorOwners: { outputs: "x@example.com" } }, "vendorOwners.outputs"],
  ["a delegate by an unknown id", { delegatesTo: ["01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80"] }, "delegatesTo.0"],
];

describe("bad input is refused by its field, in a new agent and in an edit, and nothing is written", () => {
  test.each(bad)("%s", async (_, said, path) => {
    const refusal = { kind: "invalid", errors: [expect.objectContaining({ path })] };
    await world.refused(() => createAgent(world.admin, { name: "Bad", ...said } as never), refusal);
    const agent = await world.agent();
    await world.refused(() => editAgent(world.admin, { agent: agent.slug, ...said } as never), refusal);
  });

  test.each([
    ["no name", {}, "name"],
    ["a slug in capitals", { name: "A", slug: "Refunds" }, "slug"],
    ["a slug that is a word of ours", { name: "A", slug: "preview" }, "slug"],
    ["a name without a letter or digit", { name: "!!!" }, "slug"],
  ])("%s", (_, said, path) =>
    world.refused(() => createAgent(world.admin, said as never), {
      kind: "invalid",
      errors: [expect.objectContaining({ path })],
    }),
  );

  test("a slug that is taken, while one made from the name gets a number", async () => {
    const first = await createAgent(world.admin, { name: "Twin names" });
    const second = await createAgent(world.admin, { name: "Twin names" });
    expect([first.slug, second.slug]).toEqual(["twin-names", "twin-names-2"]);
    await world.refused(() => createAgent(world.admin, { name: "X", slug: "twin-names" }), {
      kind: "conflict",
      errors: [{ path: "slug" }],
    });
  });
});

describe("who may", () => {
  test("register: a member may, an auditor may not; whoever drafted edits until somebody owns it", async () => {
    await world.refused(() => createAgent(world.token("auditor"), { name: "X" }), { rule: "agent.create" });
    const agent = await createAgent(world.as(mira), { name: "Drafted" });
    expect(agent.createdBy).toMatchObject({ id: mira.id });
    const owner = await world.person("Owner");
    const edit = (context: Parameters<typeof editAgent>[0]) =>
      editAgent(context, { agent: agent.slug, purpose: "Pay" });
    await world.refused(() => edit(world.as(owner)), { rule: "agent.edit" });
    await edit(world.as(mira));
    await world.assign(agent, "business_owner", owner);
    await world.refused(() => edit(world.as(mira)), { rule: "agent.edit" });
    expect(await editAgent(world.as(owner), { agent: agent.slug, purpose: "Pay more" })).toMatchObject({
      purpose: "Pay more",
    });
  });

  test("R16: purpose and boundary are the business owner's to decide; who runs it is consulted, and edits the rest", async () => {
    const agent = await world.agent("Bounded", {
      purpose: "Pays",
      taskBoundary: "Tickets",
      acceptableOutcomes: "A refund",
    });
    const [owner, runner] = [await world.person("Owner"), await world.person("Runner")];
    await world.assign(agent, "business_owner", owner);
    await world.assign(agent, "system_owner", runner);
    const edit = (by: typeof owner, said: object) => editAgent(world.as(by), { agent: agent.slug, ...said });
    for (const field of ["purpose", "taskBoundary", "acceptableOutcomes"])
      for (const value of ["Whatever it likes", null])
        await world.refused(() => edit(runner, { [field]: value }), { rule: "agent.decidePurpose" });
    // What stays as it is may be said with the rest, as by a script that sends all that it knows.
    expect(await edit(runner, { purpose: "Pays", model: "next-1" })).toMatchObject({
      purpose: "Pays",
      model: "next-1",
    });
    expect(await edit(owner, { taskBoundary: "Open tickets" })).toMatchObject({ taskBoundary: "Open tickets" });
    expect(await editAgent(world.admin, { agent: agent.slug, purpose: "Pays refunds" })).toMatchObject({
      purpose: "Pays refunds",
    });
  });

  test("R57: the residual risk is accepted by oneself, who holds a role on the agent, or recorded by an admin", async () => {
    const agent = await world.agent();
    await world.assign(agent, "business_owner", mira);
    const other = await world.person("Other");
    const accept = (by: string, context = world.as(mira)) =>
      editAgent(context, { agent: agent.slug, residualRisk: { statement: "A wrong refund", acceptedBy: by } });
    await world.refused(() => accept(other.email), {
      rule: "own-answer",
      errors: [{ path: "residualRisk.acceptedBy" }],
    });
    expect((await accept(mira.email)).residualRisk).toMatchObject({
      acceptedBy: { id: mira.id },
      acceptedAt: iso(world.now),
    });
    expect((await accept(other.email, world.admin)).residualRisk.acceptedBy).toMatchObject({ id: other.id });
  });
});

describe("delegation", () => {
  test("no circle, however long, also through a name that was not registered yet", async () => {
    const [a, b] = [await world.agent("A"), await world.agent("B")];
    await editAgent(world.admin, { agent: a.slug, delegatesTo: [b.slug] });
    const c = await createAgent(world.admin, { name: "C of the circle", delegatesTo: [a.slug] });
    for (const [agent, to] of [
      [a, a],
      [b, a],
      [b, c],
    ] as const)
      await world.refused(() => editAgent(world.admin, { agent: agent.slug, delegatesTo: [to.slug] }), {
        kind: "invalid",
        errors: [{ path: "delegatesTo.0" }],
      });
    await editAgent(world.admin, { agent: b.slug, delegatesTo: ["comes-later"] });
    await world.refused(() => createAgent(world.admin, { name: "Comes later", delegatesTo: [c.slug] }), {
      errors: [{ path: "delegatesTo.0" }],
    });
    const later = await createAgent(world.admin, { name: "Comes later" });
    expect(later).toMatchObject({ slug: "comes-later", delegatedBy: [{ id: b.id }] });
    expect((await readAgent(world.admin, { agent: b.slug })).delegatesTo).toMatchObject([{ id: later.id }]);
  });
});

test("R9 R51: the list shows the kept verdict, and narrows by who answers, what is open and where", async () => {
  const owner = await world.person("Lister");
  const system = await world.system("Narrow");
  const agent = await world.statedAgent("Narrowed", { businessUnit: "Narrow unit", vendor: "Acme" });
  await world.capability(agent, "Look", { action: "read", system: system.slug });
  await world.assign(agent, "business_owner", owner);
  const found = async (filters: object) =>
    (await listAgents(world.admin, { businessUnit: "Narrow unit", ...filters })).data.map(({ id }) => id);
  for (const filters of [
    { owner: owner.email },
    { person: owner.id, role: "business_owner" },
    { role: "business_owner" },
    { system: system.slug },
    { vendor: "Acme" },
    { readiness: "incomplete" },
    { state: "draft,active" },
    { environment: "production", interaction: "assistant", hosting: "internal", autonomy: "suggests" },
    { q: "narrowed" },
  ])
    expect([filters, await found(filters)]).toEqual([filters, [agent.id]]);
  for (const filters of [
    { person: owner.id, role: "approver" },
    { readiness: "complete" },
    { state: "active" },
    { q: "%" },
  ])
    expect([filters, await found(filters)]).toEqual([filters, []]);
  const past = iso(world.now - 1000);
  expect(await found({ asOf: past })).toEqual([]);
  const [row] = (await listAgents(world.admin, { businessUnit: "Narrow unit" })).data;
  expect(row).toMatchObject({
    owner: { id: owner.id },
    readiness: { verdict: "incomplete" },
    answerability: { share: null },
  });
  world.pass(1);
  await editPerson(world.admin, { person: owner.id, status: "left" });
  expect((await readAgent(world.admin, { agent: agent.slug })).seats[0]).toMatchObject({
    state: "inactive",
    answers: false,
  });
});

test("R61: a preview says tier, roles, gaps and what is not stated, and saves nothing", async () => {
  const system = await world.system("Ledger", { kind: "payment", enforcesApproval: true });
  const said = {
    name: "While typing",
    environment: "production" as const,
    capabilities: [{ name: "Pay out", action: "pay" as const, system: system.slug, reversible: false }],
    assignments: [{ role: "approver" as const, person: mira.email, capability: 0 }],
  };
  await world.refused(
    async () => {
      const preview = await previewAgent(world.as(mira), said);
      expect(preview).toMatchObject({
        riskTier: "high",
        capabilities: [{ name: "Pay out", riskTier: "high", strictSeparation: true }],
        readiness: { verdict: "incomplete" },
        unstated: [{ path: "interaction" }, { path: "hosting" }, { path: "autonomy" }],
      });
      expect(preview.rolesDemanded).toContain("responder");
      expect(preview.capabilities[0]?.seats.find(({ role }) => role === "approver")?.holders[0]?.person.id).toBe(
        mira.id,
      );
      expect(preview.findings.map(({ rule }) => rule)).toEqual(
        expect.arrayContaining(["owner-missing", "role-missing"]),
      );
      await previewAgent(world.as(mira), { assignments: [{ role: "approver", person: "x@example.com" }] });
    },
    { errors: [{ path: "assignments.0.person" }] },
  );
  expect((await listAgents(world.admin, { q: "While typing" })).total).toBe(0);
});
