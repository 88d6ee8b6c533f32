import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { listCapabilities } from "#lib/registry/list-capabilities.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { certifyItems } from "./certify-items.ts";
import { closeCampaign } from "./close-campaign.ts";
import { decideItem } from "./decide-item.ts";
import { readItem } from "./read-item.ts";
import { reassignItem } from "./reassign-item.ts";
import { noticesOf, ReviewWorld } from "./reviews-for-tests.ts";

const world = new ReviewWorld();

describe("R87: an item is answered by who can judge", () => {
  test("R85: a certified capability counts as reviewed from then on, with evidence", async () => {
    const { agent, owner, capability } = await world.reviewed();
    const campaign = await world.open([agent]);
    world.pass(3);
    const { id: item, version } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, version, answer: "certify" });
    const [listed] = (await listCapabilities(world.admin, { agent: agent.id })).data;
    expect(listed?.nextReviewAt).toBe(iso(world.now + 365 * DAY));
    expect((await evidenceOf(item)).map(({ type }) => type)).toEqual(["review_item.decided"]);
    expect(await readItem(world.admin, { campaign: campaign.id, item })).toMatchObject({
      state: "certified",
      decisions: [{ answer: "certify", by: owner.name }],
      tag: "new",
      context: { capability: { id: capability.id } },
    });
    expect(await noticesOf(owner)).toEqual(["review-asked"]);
    const unread = `SELECT FROM "Notice" WHERE "personId" = $1::uuid AND "readAt" IS NULL`;
    expect(await present.query(unread, [owner.id])).toHaveLength(0);
  });

  test("a reason is needed for everything but a certification, and none is taken from somebody else", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    const on = { campaign: campaign.id, item };
    for (const answer of ["revoke", "change", "cannot_answer"] as const)
      await world.refused(() => decideItem(world.as(owner), { ...on, answer }), {
        kind: "invalid",
        errors: [{ path: "reason" }],
      });
    await world.refused(() => decideItem(world.as(manager), { ...on, answer: "certify" }), {
      kind: "forbidden",
      rule: "review.answer",
    });
    await world.refused(() => decideItem(world.as(owner), { ...on, answer: "certify", version: 7 }), {
      kind: "stale",
    });
  });

  test("deciding twice and deciding after the close are refused, and nothing is rewritten", async () => {
    const { agent, owner } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    const on = { campaign: campaign.id, item, answer: "certify" } as const;
    await decideItem(world.as(owner), on);
    await world.refused(() => decideItem(world.as(owner), on), { kind: "conflict", rule: "already-decided" });
    const other = await world.reviewed();
    const closed = await world.open([other.agent]);
    const { id: late } = await world.item(closed);
    await closeCampaign(world.admin, { campaign: closed.id });
    await world.refused(
      () => decideItem(world.as(other.owner), { campaign: closed.id, item: late, answer: "certify" }),
      { kind: "conflict", rule: "campaign-not-open" },
    );
    await expect(present.query(`UPDATE "ReviewDecision" SET answer = 'revoke'`)).rejects.toThrow(
      /permission denied|append-only/,
    );
  });

  test("R39: nobody reviews what they approved or provisioned, where much is at stake", async () => {
    const owner = await world.person("Owner who approved");
    const { agent } = await world.reviewed("pay", { owner });
    await present.query(`UPDATE "Grant" SET "approvedById" = $1::uuid WHERE "agentId" = $2::uuid`, [
      owner.id,
      agent.id,
    ]);
    const standIn = await world.person("Default");
    const campaign = await world.open([agent], { defaultReviewer: standIn.email });
    const item = await world.item(campaign);
    expect(item.reviewers.map(({ person, why }) => [person.id, why])).toEqual([[standIn.id, "default_reviewer"]]);
    await world.refused(
      () =>
        reassignItem(world.admin, { campaign: campaign.id, item: item.id, to: owner.email, note: "You know it best." }),
      { kind: "invalid", errors: [{ path: "to" }] },
    );
  });

  test("R18: what is not watched or cannot be taken away is not certified", async () => {
    const { agent, owner, capability } = await world.reviewed();
    await present.query(`UPDATE "Capability" SET monitoring = NULL WHERE id = $1::uuid`, [capability.id]);
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await world.refused(() => decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" }), {
      kind: "conflict",
      rule: "not-watched",
    });
  });

  test("R89: the residual risk is confirmed or said anew, and then somebody has to accept it anew", async () => {
    const { agent, owner } = await world.reviewed();
    await editAgent(world.admin, {
      agent: agent.id,
      residualRisk: { statement: "A wrong refund", acceptedBy: owner.email },
    });
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    const on = { campaign: campaign.id, item, answer: "certify" } as const;
    await world.refused(() => decideItem(world.as(owner), on), {
      kind: "invalid",
      errors: [{ path: "riskConfirmed" }],
    });
    await decideItem(world.as(owner), { ...on, riskStatement: "Two wrong refunds" });
    const [row] = await present.query<{ statement: string; by: string | null }>(
      `SELECT "residualRiskStatement" AS statement, "residualRiskAcceptedById" AS by FROM "Agent" WHERE id = $1::uuid`,
      [agent.id],
    );
    expect(row).toEqual({ statement: "Two wrong refunds", by: null });
  });

  test("a page that shows an older state of the agent is refused", async () => {
    const { agent, owner } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    const { lastChangeAt } = await readItem(world.as(owner), { campaign: campaign.id, item });
    world.pass(1);
    await editAgent(world.admin, { agent: agent.id, model: "another" });
    const on = { campaign: campaign.id, item, answer: "certify" } as const;
    await world.refused(() => decideItem(world.as(owner), { ...on, lastChangeAt }), {
      kind: "stale",
      rule: "agent-changed",
    });
    const { lastChangeAt: seen } = await readItem(world.as(owner), { campaign: campaign.id, item });
    await decideItem(world.as(owner), { ...on, lastChangeAt: seen });
  });

  test("bulk certification is for low and moderate tiers, all or none", async () => {
    const owner = await world.person("Busy owner");
    const [low, high] = [await world.reviewed("write", { owner }), await world.reviewed("pay", { owner })];
    const campaign = await world.open([low.agent, high.agent]);
    const items = await world.items(campaign);
    await world.refused(
      () =>
        certifyItems(world.as(owner), { campaign: campaign.id, items: items.map(({ id }) => id), riskConfirmed: true }),
      { kind: "conflict", rule: "bulk-tier" },
    );
    const small = items.filter(({ tier }) => tier === "low").map(({ id }) => id);
    expect(await certifyItems(world.as(owner), { campaign: campaign.id, items: small })).toEqual({ certified: 1 });
    const stranger = await world.person("Stranger");
    await world.refused(
      () => certifyItems(world.as(stranger), { campaign: campaign.id, items: [items[0]?.id ?? ""] }),
      {
        kind: "forbidden",
      },
    );
  });
});
