import { describe, expect, test } from "vitest";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { certifyItems } from "./certify-items.ts";
import { closeCampaign } from "./close-campaign.ts";
import { decideItem } from "./decide-item.ts";
import { reassignItem } from "./reassign-item.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";
import { signOffCampaign } from "./sign-off-campaign.ts";

const world = new ReviewWorld();

describe("an answer is the answerer's, and about what is so", () => {
  test("R87: what rose to a high tier since the campaign opened is not certified in bulk", async () => {
    const { agent, capability, owner } = await world.reviewed("write");
    await editAgent(world.admin, { agent: agent.slug, residualRisk: { statement: "A wrong payment" } });
    const campaign = await world.open([agent]);
    const { id, tier } = await world.item(campaign);
    expect(tier).toBe("low");
    await editCapability(
      { ...world.admin, imported: true },
      { agent: agent.slug, capability: capability.slug, action: "pay" },
    );
    await world.refused(
      () => certifyItems(world.as(owner), { campaign: campaign.id, items: [id], riskConfirmed: true }),
      { rule: "bulk-tier" },
    );
  });

  test("R39: who answered in one stage is not brought back for the next", async () => {
    const { agent, owner } = await world.reviewed();
    const second = await world.person("Second");
    const campaign = await world.open([agent], {
      stages: [{ reviewers: "business_owner" }, { reviewers: "named", people: [second.email] }],
    });
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" });
    await world.refused(
      () => reassignItem(world.as(second), { campaign: campaign.id, item, to: owner.email, note: "Ask them." }),
      { kind: "invalid", errors: [{ path: "to" }] },
    );
  });

  test("R89: who cannot answer does not put aside the accepted risk either", async () => {
    const { agent, owner } = await world.reviewed();
    await editAgent(world.admin, { agent: agent.slug, residualRisk: { statement: "A wrong note" } });
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await world.refused(
      () =>
        decideItem(world.as(owner), {
          campaign: campaign.id,
          item,
          answer: "cannot_answer",
          reason: "Not mine.",
          riskStatement: "None at all",
        }),
      { kind: "invalid", errors: [{ path: "riskStatement" }] },
    );
    expect((await readAgent(world.admin, { agent: agent.slug })).residualRisk?.statement).toBe("A wrong note");
  });

  test("a token does not stand for the result of a campaign", async () => {
    const { agent, owner } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" });
    await closeCampaign(world.admin, { campaign: campaign.id });
    await world.refused(() => signOffCampaign(world.token("compliance"), { campaign: campaign.id }), {
      rule: "needs-person",
    });
  });
});
