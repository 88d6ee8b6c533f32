import { describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { changeCapability } from "#lib/workflow/change-capability.ts";
import { createAgent } from "./create-agent.ts";
import { discardAgent } from "./discard-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { editCapability } from "./edit-capability.ts";
import { editDataSource } from "./edit-data-source.ts";
import { editSystem } from "./edit-system.ts";
import { listDataSources, readDataSource } from "./list-data-sources.ts";
import { readSystem } from "./list-systems.ts";
import { endCapability } from "./move-capability.ts";
import { reviseAgent } from "./revise-agent.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();
const endSystem = (system: { slug: string }) => editSystem(world.admin, { system: system.slug, ended: true });
const endSource = (source: { slug: string }) => editDataSource(world.admin, { dataSource: source.slug, ended: true });
const inState = (agent: { id: string }, state: string) =>
  present.query(`UPDATE "Agent" SET state = $2::"AgentState" WHERE id = $1::uuid`, [agent.id, state]);

describe("R14: a system that capabilities act on", () => {
  test("does not end, and says which; it ends once they have, and is named for nothing then", async () => {
    const system = await world.system("Ledger");
    const [alpha, beta, gone] = [await world.agent("Alpha"), await world.agent("Beta"), await world.agent("Gone")];
    const pay = await world.capability(alpha, "Pay", { system: system.slug });
    const look = await world.capability(beta, "Look up", { system: system.slug });
    await world.capability(gone, "Pay", { system: system.slug });
    await inState(gone, "retired");
    const first = { agent: { slug: alpha.slug }, capability: { slug: pay.slug }, request: null };
    const second = { agent: { slug: beta.slug }, capability: { slug: look.slug }, request: null };
    expect((await readSystem(world.admin, { system: system.slug })).inUse).toMatchObject({
      count: 2,
      by: [first, second],
    });
    await world.refused(() => endSystem(system), {
      kind: "conflict",
      rule: "system-in-use",
      message: `2 capabilities use ${system.name} still: ${alpha.name} · ${pay.name}, ${beta.name} · ${look.name}. End them, or name another system there, then end it.`,
      errors: [
        { path: "system", message: `${alpha.name} · ${pay.name}` },
        { path: "system", message: `${beta.name} · ${look.name}` },
      ],
    });
    // It may change otherwise, and no longer be used there.
    await editSystem(world.admin, { system: system.slug, description: "The old one." });
    await endCapability(world.admin, { agent: alpha.slug, capability: pay.slug });
    await world.refused(() => endSystem(system), {
      rule: "system-in-use",
      errors: [{ path: "system" }],
    });
    const other = await world.system("Other");
    await editCapability(world.admin, { agent: beta.slug, capability: look.slug, system: other.slug });
    expect(await endSystem(system)).toMatchObject({ endedAt: iso(world.now), inUse: { count: 0, by: [] } });
    expect((await evidenceOf(system.id)).at(-1)).toMatchObject({ type: "system.ended" });
    const refused = {
      kind: "invalid",
      errors: [{ path: "system", message: `${system.name} has ended. Name another system.` }],
    };
    await world.refused(() => world.capability(alpha, "Again", { system: system.slug }), refused);
    await world.refused(
      () => editCapability(world.admin, { agent: beta.slug, capability: look.slug, system: system.id }),
      refused,
    );
    // Again is nothing new; back in use it is named as before.
    expect(await endSystem(system)).toMatchObject({ endedAt: iso(world.now) });
    await editSystem(world.admin, { system: system.slug, ended: false });
    await world.capability(alpha, "Again", { system: system.slug });
  });

  test("is in use while a change that is not decided asks for it", async () => {
    const system = await world.system("Ledger");
    const owner = await world.person("Owner");
    const agent = await world.statedAgent();
    await world.assign(agent, "business_owner", owner);
    const look = await world.capability(agent, "Look up", { action: "read", system: (await world.system()).slug });
    await inState(agent, "active");
    const asked = await changeCapability(world.as(owner), {
      agent: agent.slug,
      capability: look.slug,
      system: system.slug,
    });
    expect((await readSystem(world.admin, { system: system.slug })).inUse).toMatchObject({
      count: 1,
      by: [{ agent: { id: agent.id }, capability: { id: look.id }, request: asked.id }],
    });
    await world.refused(() => endSystem(system), {
      rule: "system-in-use",
      errors: [{ path: "system", message: `${agent.name} · ${look.name}, asked for` }],
    });
  });

  test("many are counted, and the first three named", async () => {
    const system = await world.system();
    const agent = await world.agent("Many");
    for (const name of ["a", "b", "c", "d", "e"]) await world.capability(agent, name, { system: system.slug });
    await world.refused(() => endSystem(system), {
      message: expect.stringMatching(
        /^5 capabilities use .*: Many [\d]+ · a \d+, Many \d+ · b \d+, Many \d+ · c \d+, and 2 more\. /,
      ),
    });
  });

  test("is not named while it ends: in a race one of the two is refused, never neither", async () => {
    const agent = await world.agent("Racer");
    for (let race = 0; race < 12; race++) {
      const system = await world.system("Raced");
      const end = () => endSystem(system);
      const name = () => world.capability(agent, "Pay", { system: system.slug });
      const outcomes = await Promise.allSettled((race % 2 === 0 ? [end, name] : [name, end]).map((act) => act()));
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const { endedAt, inUse } = await readSystem(world.admin, { system: system.slug });
      expect(endedAt === null).toBe((inUse?.count ?? 0) > 0);
    }
  });

  test("does not end while one on a rejected agent does, which may be taken up again as it was", async () => {
    const system = await world.system("Laid aside");
    const agent = await world.agent("Rejected");
    const capability = await world.capability(agent, "Pay", { system: system.slug });
    await discardAgent(world.admin, { agent: agent.slug });
    await world.refused(() => endSystem(system), {
      rule: "system-in-use",
      errors: [{ path: "system", message: `${agent.name} · ${capability.name}` }],
    });
    await reviseAgent(world.admin, { agent: agent.slug });
    await endCapability(world.admin, { agent: agent.slug, capability: capability.slug });
    expect(await endSystem(system)).toMatchObject({ inUse: { count: 0, by: [] } });
  });
});

describe("R27: a data source that agents use", () => {
  test("does not end, and says which; it ends once they have left it, and is named for nothing then", async () => {
    const source = await world.dataSource("Handbook");
    const agent = await world.agent("Reader", { dataSources: [source.slug] });
    const retired = await world.agent("Gone", { dataSources: [source.slug] });
    await inState(retired, "retired");
    expect((await readDataSource(world.admin, { dataSource: source.slug })).inUse).toMatchObject({
      count: 1,
      by: [{ agent: { id: agent.id }, capability: null, request: null }],
    });
    await world.refused(() => endSource(source), {
      kind: "conflict",
      rule: "data-source-in-use",
      message: `1 agent uses ${source.name} still: ${agent.name}. Take it away there, then end it.`,
      errors: [{ path: "dataSource", message: agent.name }],
    });
    await editAgent(world.admin, { agent: agent.slug, dataSources: [] });
    await endSource(source);
    expect((await listDataSources(world.admin, { q: source.name })).total).toBe(0);
    const refused = (at: number) => ({
      kind: "invalid",
      errors: [{ path: `dataSources.${at}`, message: `${source.name} has ended. Name another data source.` }],
    });
    const other = await world.dataSource("Other");
    await world.refused(() => createAgent(world.admin, { name: "Fresh", dataSources: [source.slug] }), refused(0));
    await world.refused(
      () => editAgent(world.admin, { agent: agent.slug, dataSources: [other.slug, source.slug] }),
      refused(1),
    );
  });

  test("is not named while it ends", async () => {
    for (let race = 0; race < 12; race++) {
      const source = await world.dataSource("Raced");
      const outcomes = await Promise.allSettled([
        endSource(source),
        createAgent(world.admin, { name: `Raced ${race}`, dataSources: [source.slug] }),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    }
  });
});
