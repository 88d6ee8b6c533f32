import { describe, expect, test } from "vitest";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { decideItem } from "./decide-item.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { escalateItems, remindReviewers } from "./nudge-reviewers.ts";
import { readCampaign } from "./read-campaign.ts";
import { noticesOf, ReviewWorld, stateOfCapability } from "./reviews-for-tests.ts";

const world = new ReviewWorld();

describe("R88: the timetable", () => {
  test("reminds, escalates to the manager, and each is recorded once however often the job runs", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const campaign = await world.open([agent], { dueDays: 10, remindDaysBefore: [7, 3], escalateDaysBefore: 2 });
    for (let day = 0; day < 9; day++) {
      await world.live(1);
      await followCampaigns(world.clock);
    }
    expect(await noticesOf(owner)).toEqual(["review-asked", "review-reminder", "review-reminder"]);
    expect(await noticesOf(manager)).toEqual(["review-escalated"]);
    const types = (await evidenceOf(campaign.id)).map(({ type }) => type);
    expect(types.filter((type) => type === "campaign.reminded")).toHaveLength(2);
    expect(types.filter((type) => type === "campaign.escalated")).toHaveLength(1);
    // The manager's answer counts for the one who was silent.
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(manager), { campaign: campaign.id, item, answer: "certify" });
    expect((await world.item(campaign)).state).toBe("certified");
  });

  test.each([
    ["escalate", "waiting", "live", "unanswered"],
    ["suspend", "waiting", "suspended", "unanswered"],
    ["revoke", "revoked", "suspended", "revoked"],
  ] as const)("silence means %s", async (silence, atDue, capabilityState, atClose) => {
    const { agent, capability, provisioner } = await world.reviewed();
    const campaign = await world.open([agent], {
      silence,
      dueDays: 5,
      graceDays: 4,
      remindDaysBefore: [],
      escalateDaysBefore: null,
    });
    await world.live(4);
    expect(await stateOfCapability(capability)).toBe("live");
    await world.live(1);
    const item = await world.item(campaign);
    expect([item.state, item.silence]).toEqual([
      atDue,
      { escalate: "escalated", suspend: "suspended", revoke: "revoked" }[silence],
    ]);
    expect(await stateOfCapability(capability)).toBe(capabilityState);
    await world.live(4);
    expect((await world.item(campaign)).state).toBe(atClose);
    const { state, progress } = await readCampaign(world.admin, { campaign: campaign.id });
    expect([state, progress.openFollowUps]).toEqual(["closed", silence === "revoke" ? 1 : 0]);
    if (silence === "revoke") expect(await noticesOf(provisioner)).toEqual(["review-follow-up"]);
  });

  test("an admin may remind, once an hour, and escalate without waiting", async () => {
    const { agent, manager } = await world.reviewed();
    const campaign = await world.open([agent]);
    expect(await remindReviewers(world.admin, { campaign: campaign.id })).toEqual({ reminded: 1 });
    expect(await remindReviewers(world.admin, { campaign: campaign.id })).toEqual({ reminded: 0 });
    const told = async () => (await evidenceOf(campaign.id)).filter(({ type }) => type === "campaign.reminded").length;
    expect(await told()).toBe(1);
    expect(await escalateItems(world.admin, { campaign: campaign.id })).toEqual({ escalated: 1 });
    expect(await escalateItems(world.admin, { campaign: campaign.id })).toEqual({ escalated: 0 });
    expect((await world.item(campaign)).reviewers.map(({ person }) => person.id)).toContain(manager.id);
  });
});
