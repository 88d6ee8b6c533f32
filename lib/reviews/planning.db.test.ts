import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
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

type Reviewed = Awaited<ReturnType<ReviewWorld["reviewed"]>>;

const roundOf = async (series: string, round: number): Promise<string> => {
  const [found] = await present.query<{ id: string }>(
    `SELECT id::text AS id FROM "Campaign" WHERE "seriesId" = $1::uuid AND round = $2`,
    [series, round],
  );
  return found?.id ?? "";
};

/** Until the round that is open has closed by itself, and before the next one opens. */
const closeAtGrace = (world: ReviewWorld): Promise<void> => world.live(25);

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

  test("R85: a preview of the next round is what launching it then makes, tag by tag", async () => {
    const world = new ReviewWorld(Date.UTC(2026, 2, 2, 9));
    const made = [await world.reviewed(), await world.reviewed(), await world.reviewed(), await world.reviewed()];
    const [steady, changing, leftOut, revoked] = made as [Reviewed, Reviewed, Reviewed, Reviewed];
    const scope = { agents: made.map(({ agent }) => agent.id) };
    const settings = { recurrence: "FREQ=MONTHLY;INTERVAL=3", dueDays: 10, startsAt: iso(world.now + DAY) };
    const first = await world.campaign(
      made.map(({ agent }) => agent),
      settings,
    );
    await scheduleCampaign(world.admin, { campaign: first.id });
    await world.live(1);
    for (const item of await world.items(first)) {
      const owner = made.find(({ agent }) => agent.id === item.agent.id)?.owner ?? steady.owner;
      const answer = item.agent.id === revoked.agent.id ? "revoke" : "certify";
      await decideItem(world.as(owner), { campaign: first.id, item: item.id, answer, reason: "As it is." });
    }
    await closeAtGrace(world);
    // Out of the second round, back in the third.
    const second = await roundOf(first.id, 2);
    await unscheduleCampaign(world.admin, { campaign: second });
    const without = scope.agents.filter((id) => id !== leftOut.agent.id);
    await editCampaign(world.admin, { campaign: second, scope: { agents: without } });
    await scheduleCampaign(world.admin, { campaign: second });
    const added = await world.reviewed();
    await editAgent(world.admin, { agent: changing.agent.slug, model: "another-model" });
    const compare = async (round: string) => {
      const previewed = await previewCampaign(world.admin, { campaign: round });
      await openCampaign(world.admin, { campaign: round });
      const opened = (await world.items({ id: round })).map(({ agent, capability, tier, tag, reviewers }) => ({
        agent: agent.id,
        capability: capability.id,
        tier,
        tag,
        reviewers: reviewers.map(({ person }) => person.id).sort(),
      }));
      const shown = previewed.sample.map(({ agent, capability, tier, tag, reviewers }) => ({
        agent: agent.id,
        capability: capability.id,
        tier,
        tag,
        reviewers: reviewers.map(({ person }) => person.id).sort(),
      }));
      const byAgent = (a: { agent: string }, b: { agent: string }) => a.agent.localeCompare(b.agent);
      expect(shown.sort(byAgent)).toEqual(opened.sort(byAgent));
      return Object.fromEntries(opened.map(({ agent, tag }) => [agent, tag]));
    };
    expect(await compare(second)).toEqual({
      [steady.agent.id]: "unchanged",
      [changing.agent.id]: "changed",
      [revoked.agent.id]: "back_again",
    });
    await closeAtGrace(world);
    const third = await roundOf(first.id, 3);
    await unscheduleCampaign(world.admin, { campaign: third });
    const all = { agents: [...scope.agents, added.agent.id] };
    await editCampaign(world.admin, { campaign: third, scope: all });
    // The form of a draft sends its settings beside the campaign; without the campaign it would be a first round.
    const tagsOf = async (more: Parameters<typeof previewCampaign>[1]) =>
      (await previewCampaign(world.admin, { scope: all, ...more })).sample.find(
        ({ agent }) => agent.id === leftOut.agent.id,
      )?.tag;
    expect([await tagsOf({ campaign: third }), await tagsOf({})]).toEqual(["back_again", "unchanged"]);
    expect(await compare(third)).toMatchObject({
      [leftOut.agent.id]: "back_again",
      [added.agent.id]: "new",
    });
    await world.refused(() => previewCampaign(world.admin, { campaign: third }), {
      kind: "invalid",
      errors: [{ path: "campaign" }],
    });
    await world.refused(() => previewCampaign(world.as(steady.owner), { campaign: third }), { kind: "forbidden" });
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
