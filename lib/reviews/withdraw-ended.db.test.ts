import { expect, test } from "vitest";
import { endCapability } from "#lib/registry/move-capability.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { decideItem } from "./decide-item.ts";
import { noticesOf, ReviewWorld } from "./reviews-for-tests.ts";

test("R95: an item about a capability that ends is taken back at once, with the reason; nobody is reminded of it", async () => {
  const world = new ReviewWorld();
  const { agent, capability, owner } = await world.reviewed();
  const other = await world.reviewed();
  const campaign = await world.open([agent, other.agent]);
  expect(await noticesOf(owner)).toEqual(["review-asked"]);
  await endCapability(world.admin, { agent: agent.slug, capability: capability.slug });
  const items = await world.items(campaign);
  expect(items.map(({ agent: { id }, state }) => [id === agent.id, state]).sort()).toEqual([
    [false, "waiting"],
    [true, "withdrawn"],
  ]);
  const item = items.find(({ state }) => state === "withdrawn")?.id ?? "";
  await world.refused(
    () => decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify", riskConfirmed: true }),
    { name: "Refusal" },
  );
  expect((await evidenceOf(campaign.id)).at(-1)).toMatchObject({
    type: "campaign.items_withdrawn",
    payload: { items: [{ item, because: `${capability.name} has ended.` }] },
  });
  await world.live(15);
  expect(await noticesOf(owner)).toEqual(["review-asked"]);
  expect((await noticesOf(other.owner)).length).toBeGreaterThan(1);
});
