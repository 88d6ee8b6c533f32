import { describe, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { decideItem } from "./decide-item.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";
import { reviewChanges, startReview } from "./start-review.ts";

const world = new ReviewWorld();

describe("R86: a change calls for a review", () => {
  test("by the clock, once, and the covering answer closes the gap", async () => {
    const { agent, owner } = await world.reviewed("pay");
    world.pass(1);
    await editAgent(world.admin, { agent: agent.id, model: "model-2" });
    const open = () =>
      present.query(`SELECT FROM "Gap" WHERE "agentId" = $1::uuid AND rule = 'change-unreviewed' AND status = 'open'`, [
        agent.id,
      ]);
    expect(await open()).toHaveLength(1);
    await reviewChanges(world.clock);
    await reviewChanges(world.clock);
    const campaigns = await present.query<{ id: string; name: string }>(
      `SELECT g.id::text AS id, g.name FROM "Campaign" g JOIN "ReviewItem" i ON i."campaignId" = g.id WHERE i."agentId" = $1::uuid AND g.kind = 'change'`,
      [agent.id],
    );
    expect(campaigns.map(({ name }) => name)).toEqual([`${agent.name}: changed model`]);
    const campaign = { id: campaigns[0]?.id ?? "" };
    expect((await evidenceOf(campaign.id)).map(({ type }) => type)).toContain("campaign.created");
    const { id: item } = await world.item(campaign);
    await world.refused(() => startReview(world.admin, { agent: agent.id }), { rule: "review-under-way" });
    await decideItem(world.as(owner), {
      campaign: campaign.id,
      item,
      answer: "certify",
      riskStatement: "A wrong payment",
    });
    expect(await open()).toHaveLength(0);
  });

  test("or by its business owner, and by nobody without a role on it", async () => {
    const { agent, owner } = await world.reviewed();
    const other = await world.reviewed();
    await world.refused(() => startReview(world.as(other.owner), { agent: agent.id }), { rule: "review.start" });
    expect(await startReview(world.as(owner), { agent: agent.id })).toMatchObject({ state: "open" });
  });
});
