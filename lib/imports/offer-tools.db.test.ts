import { expect, test } from "vitest";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { giveTools } from "./give-tools.ts";
import { offerTools } from "./offer-tools.ts";

const world = new World();

test("R117: the tools that a system offers are recorded, each change with its fingerprint in the evidence", async () => {
  const system = await world.system("Repositories");
  const offered = (description: string) =>
    offerTools(world.admin, { system: system.slug, tools: [{ name: "merge", description }] });
  expect(await offered("Merges.")).toEqual({ recorded: 1 });
  expect(await offered("Merges.")).toEqual({ recorded: 0 });
  expect(await offered("Merges, without asking.")).toEqual({ recorded: 1 });
  const entries = (await evidenceOf(system.id)).filter(({ type }) => type === "system.tools_recorded");
  const said = entries.map(({ payload }) => (payload as { tools: { digest: string; before: string | null }[] }).tools);
  expect(said).toMatchObject([[{ name: "merge", before: null }], [{ name: "merge", before: said[0]?.[0]?.digest }]]);
  expect(said).toHaveLength(2);
});

test("who neither owns the system nor watches over access records nothing", async () => {
  const owner = await world.person("owner");
  const other = await world.person("other");
  const system = await world.system("Repositories", { owner: owner.email });
  const tools = [{ name: "merge" }];
  await world.refused(() => offerTools(world.as(other), { system: system.slug, tools }), { rule: "system.edit" });
  expect(await offerTools(world.as(owner), { system: system.slug, tools })).toEqual({ recorded: 1 });
});

test("whoever may give an agent capabilities gives it tools, and nobody without a role on it", async () => {
  const [owner, other] = [await world.person("owner"), await world.person("other")];
  const [system, agent] = [await world.system("Repositories"), await world.agent()];
  await world.assign(agent, "business_owner", owner);
  const tools = [{ name: "merge" }];
  await offerTools(world.admin, { system: system.slug, tools });
  const give = { agent: agent.slug, system: system.slug, tools };
  await world.refused(() => giveTools(world.as(other), give), { rule: "capability.edit" });
  expect(await giveTools(world.as(owner), give)).toMatchObject({ capabilities: [{ outcome: "created" }] });
});
