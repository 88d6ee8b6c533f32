import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { createCampaign } from "./create-campaign.ts";
import { decideItem } from "./decide-item.ts";
import { editCampaign } from "./edit-campaign.ts";
import { scheduleCampaign, unscheduleCampaign } from "./move-campaign.ts";
import { openCampaign } from "./open-campaign.ts";
import { previewCampaign } from "./preview-campaign.ts";
import { readCampaign } from "./read-campaign.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";

const world = new ReviewWorld();

describe("planning", () => {
  test("by members it is refused", async () => {
    const somebody = await world.person();
    await world.refused(() => createCampaign(world.as(somebody), { name: "Mine" }), { kind: "forbidden" });
  });

  test.each([
    ["a rule that never fires", { recurrence: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, "never fires"],
    ["a rule that fires each second", { recurrence: "FREQ=SECONDLY" }, "not by hours"],
    ["no rule at all", { recurrence: "every Monday" }, "Write a rule"],
    ["rounds that overlap", { recurrence: "FREQ=WEEKLY" }, "overlap"],
  ])("%s is refused", async (_, more, says) => {
    const { agent } = await world.reviewed();
    const campaign = await world.campaign([agent], { startsAt: iso(world.now + DAY), ...more });
    await world.refused(() => scheduleCampaign(world.admin, { campaign: campaign.id }), {
      kind: "conflict",
      rule: "not-schedulable",
      message: expect.stringContaining(says),
    });
  });

  test("an empty scope is refused, and so is an empty set of reviewers", async () => {
    const empty = await world.campaign([await world.agent()]);
    await world.refused(() => openCampaign(world.admin, { campaign: empty.id }), { rule: "scope-empty" });
    await world.refused(
      () => createCampaign(world.admin, { name: "Nobody", stages: [{ reviewers: "named", people: [] }] }),
      { kind: "invalid", errors: [{ path: "stages.0.people" }] },
    );
  });

  test("what is scheduled is not edited, and a stale edit is refused", async () => {
    const { agent } = await world.reviewed();
    const campaign = await world.campaign([agent], { startsAt: iso(world.now + DAY) });
    await world.refused(() => editCampaign(world.admin, { campaign: campaign.id, version: 9, dueDays: 8 }), {
      kind: "stale",
    });
    await editCampaign(world.admin, { campaign: campaign.id, dueDays: 8 });
    expect((await evidenceOf(campaign.id)).at(-1)).toMatchObject({
      type: "campaign.edited",
      payload: { to: { dueDays: 8 } },
    });
    await scheduleCampaign(world.admin, { campaign: campaign.id });
    await world.refused(() => editCampaign(world.admin, { campaign: campaign.id, dueDays: 9 }), {
      rule: "campaign-not-draft",
    });
  });

  test("who runs campaigns schedules one and takes it back to the draft; each leaves its entry", async () => {
    const { agent, owner } = await world.reviewed();
    const startsAt = iso(world.now + DAY);
    const campaign = { campaign: (await world.campaign([agent], { startsAt })).id };
    for (const move of [scheduleCampaign, unscheduleCampaign]) {
      await world.refused(() => move(world.as(owner), campaign), { kind: "forbidden", rule: "campaign.manage" });
      await move(world.admin, campaign);
    }
    await editCampaign(world.admin, { ...campaign, dueDays: 9 });
    expect((await evidenceOf(campaign.campaign)).slice(-3)).toMatchObject([
      { type: "campaign.scheduled", payload: { state: { from: "draft", to: "scheduled" }, startsAt } },
      { type: "campaign.unscheduled", payload: { state: { from: "scheduled", to: "draft" } } },
      { type: "campaign.edited" },
    ]);
  });

  test("R85: a recurring campaign opens by the clock and plans its next round, at the same time of day", async () => {
    const world = new ReviewWorld(Date.UTC(2026, 2, 2, 9));
    const { agent, owner } = await world.reviewed();
    const startsAt = world.now + 2 * DAY;
    const campaign = await world.campaign([agent], {
      startsAt: iso(startsAt),
      recurrence: "FREQ=MONTHLY;INTERVAL=3",
      timeZone: "Europe/Berlin",
      dueDays: 10,
    });
    await scheduleCampaign(world.admin, { campaign: campaign.id });
    await world.live(1);
    expect((await readCampaign(world.admin, { campaign: campaign.id })).state).toBe("scheduled");
    await world.live(1);
    expect((await readCampaign(world.admin, { campaign: campaign.id })).state).toBe("open");
    const [next] = await present.query<{ id: string; startsAt: Date }>(
      `SELECT id::text AS id, "startsAt" FROM "Campaign" WHERE "seriesId" = $1::uuid AND round = 2`,
      [campaign.id],
    );
    // 4 March is winter time, 4 June summer time: the clock on the wall stands, the instant moves by an hour.
    expect(next?.startsAt.toISOString()).toBe("2026-06-04T08:00:00.000Z");
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" });
    await world.live(100);
    const second = await world.item({ id: next?.id ?? "" });
    expect(second.tag).toBe("unchanged");
  });

  test("a preview shows what opening would do, and writes nothing", async () => {
    const { agent, owner } = await world.reviewed();
    const before = await present.query(`SELECT count(*)::int AS n FROM "ReviewItem"`);
    const preview = await previewCampaign(world.admin, { scope: { agents: [agent.id] }, dueDays: 10 });
    expect(preview).toMatchObject({
      items: 1,
      agents: 1,
      withoutReviewer: 0,
      byReviewer: [{ person: { id: owner.id }, items: 1 }],
      problem: null,
    });
    expect(preview.timetable.map(({ what }) => what)).toEqual([
      "opens",
      "reminder",
      "reminder",
      "escalation",
      "reminder",
      "due",
      "closes",
    ]);
    expect(await present.query(`SELECT count(*)::int AS n FROM "ReviewItem"`)).toEqual(before);
  });

  test("stages follow each other, and who answered the first does not answer the second", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const third = await world.person("Third");
    const campaign = await world.open([agent], {
      stages: [
        { reviewers: "business_owner" },
        { reviewers: "named", people: [owner.email, third.email], outcome: "all_accept" },
      ],
    });
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" });
    const second = await world.item(campaign);
    expect([second.state, second.stage]).toEqual(["waiting", 1]);
    expect(second.reviewers.map(({ person }) => person.id).sort()).toEqual([manager.id, third.id].sort());
    await decideItem(world.as(third), { campaign: campaign.id, item, answer: "certify" });
    await decideItem(world.as(manager), { campaign: campaign.id, item, answer: "certify" });
    expect((await world.item(campaign)).state).toBe("certified");
  });

  test("nor the third, where somebody else answered between them", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const second = await world.person("Second");
    const campaign = await world.open([agent], {
      stages: [
        { reviewers: "business_owner" },
        { reviewers: "named", people: [second.email] },
        { reviewers: "named", people: [owner.email] },
      ],
    });
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" });
    await decideItem(world.as(second), { campaign: campaign.id, item, answer: "certify" });
    const third = await world.item(campaign);
    expect([third.stage, third.reviewers.map(({ person }) => person.id)]).toEqual([2, [manager.id]]);
  });
});
