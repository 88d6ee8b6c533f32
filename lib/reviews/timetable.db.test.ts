import { describe, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { certifyItems } from "./certify-items.ts";
import { closeCampaign } from "./close-campaign.ts";
import { decideItem } from "./decide-item.ts";
import { followCampaign } from "./follow-campaign.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { cancelCampaign } from "./move-campaign.ts";
import { escalateItems, remindReviewers } from "./nudge-reviewers.ts";
import { readCampaign } from "./read-campaign.ts";
import { reassignItem } from "./reassign-item.ts";
import { repeatCampaign } from "./repeat-campaign.ts";
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

  test("the clock is followed by the job, and by nobody who may not manage reviews", async () => {
    const { agent, owner } = await world.reviewed();
    const campaign = await world.open([agent], { dueDays: 10, remindDaysBefore: [7], escalateDaysBefore: null });
    const follow = () => followCampaign(world.as(owner), { campaign: campaign.id });
    await world.refused(follow, { kind: "forbidden", rule: "campaign.manage" });
    expect(await followCampaign(world.admin, { campaign: campaign.id })).toEqual({ closes: false });
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
    expect((await evidenceOf(campaign.id)).filter(({ type }) => type === "campaign.escalated")).toHaveLength(1);
    expect((await world.item(campaign)).reviewers.map(({ person }) => person.id)).toContain(manager.id);
  });

  test("asked again, everybody is reminded and managers are told again, each once", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const done = await world.reviewed();
    const campaign = await world.open([agent, done.agent], {
      dueDays: 10,
      graceDays: 2,
      remindDaysBefore: [7, 3],
      escalateDaysBefore: 2,
    });
    const revoked = (await world.items(campaign)).find((item) => item.agent.id === done.agent.id);
    await decideItem(world.as(done.owner), {
      campaign: campaign.id,
      item: revoked?.id ?? "",
      answer: "revoke",
      reason: "Not used any more.",
    });
    await world.live(21);
    const first = ["review-asked", "review-reminder", "review-reminder"];
    expect(await noticesOf(owner)).toEqual(first);
    expect(await noticesOf(manager)).toEqual(["review-escalated"]);
    expect(await noticesOf(done.provisioner)).toEqual(["review-follow-up"]);
    const evidence = (await evidenceOf(campaign.id)).length;
    await repeatCampaign(world.admin, { campaign: campaign.id });
    for (let day = 0; day < 21; day++) {
      await world.live(1);
      await followCampaigns(world.clock);
    }
    expect(await noticesOf(owner)).toEqual([...first, ...first]);
    expect(await noticesOf(manager)).toEqual(["review-escalated", "review-escalated"]);
    const types = (await evidenceOf(campaign.id)).slice(evidence).map(({ type }) => type);
    expect(types.filter((type) => type === "campaign.reminded")).toHaveLength(2);
    expect(types.filter((type) => type === "campaign.escalated")).toHaveLength(1);
    // What the first run asked to be done is not asked anew by the close of the second.
    expect(await noticesOf(done.provisioner)).toEqual(["review-follow-up"]);
  });

  test("a manager who was brought in early is told of what is brought to them later", async () => {
    const early = await world.reviewed();
    const late = await world.reviewed("write", { owner: early.owner });
    const campaign = await world.open([early.agent, late.agent], { dueDays: 10, escalateDaysBefore: 2 });
    const [one] = await world.items(campaign);
    await escalateItems(world.admin, { campaign: campaign.id, items: [one?.id ?? ""] });
    expect(await noticesOf(early.manager)).toEqual(["review-escalated"]);
    await world.live(9);
    expect((await noticesOf(early.manager)).filter((kind) => kind === "review-escalated")).toHaveLength(2);
  });

  test("whoever has answered everything has nothing unread that asks, whatever asked; what is to be done stays", async () => {
    const { agent, owner, provisioner } = await world.reviewed();
    const other = await world.reviewed();
    const successor = await world.person("Successor");
    const campaign = await world.open([agent, other.agent], { remindDaysBefore: [7, 3] });
    const items = await world.items(campaign);
    const its = (one: { id: string }) => items.find((item) => item.agent.id === one.id)?.id ?? "";
    const handed = { campaign: campaign.id, item: its(other.agent), to: successor.email, note: "She runs it now." };
    await reassignItem(world.as(other.owner), handed);
    await remindReviewers(world.admin, { campaign: campaign.id });
    expect(await unreadOf(successor)).toEqual(["review-asked", "review-reminder"]);
    expect(await unreadOf(other.owner)).toEqual([]);
    await certifyItems(world.as(successor), { campaign: campaign.id, items: [its(other.agent)] });
    expect(await unreadOf(successor)).toEqual([]);
    // Two are asked and one answers for both.
    await escalateItems(world.admin, { campaign: campaign.id });
    const [, beside] = (await world.items(campaign)).find((item) => item.id === its(agent))?.reviewers ?? [];
    const revokes = { campaign: campaign.id, item: its(agent), answer: "revoke", reason: "Not used." } as const;
    await decideItem(world.as(owner), revokes);
    expect(await unreadOf(owner)).toEqual([]);
    expect(await unreadOf(beside?.person as never)).toEqual([]);
    await closeCampaign(world.admin, { campaign: campaign.id });
    expect(await unreadOf(provisioner)).toEqual(["review-follow-up"]);
  });

  test.each([
    ["closed", closeCampaign],
    ["cancelled", cancelCampaign],
  ])("a campaign that is %s asks nobody any more", async (_, ends) => {
    const { agent, owner } = await world.reviewed();
    const campaign = await world.open([agent]);
    await remindReviewers(world.admin, { campaign: campaign.id });
    expect(await unreadOf(owner)).toEqual(["review-asked", "review-reminder"]);
    await ends(world.admin, { campaign: campaign.id });
    expect(await unreadOf(owner)).toEqual([]);
  });
});

const unreadOf = ({ id }: { id: string }) =>
  present
    .query<{ kind: string }>(
      `SELECT kind FROM "Notice" WHERE "personId" = $1::uuid AND kind LIKE 'review-%' AND "readAt" IS NULL ORDER BY id`,
      [id],
    )
    .then((rows) => rows.map(({ kind }) => kind));
