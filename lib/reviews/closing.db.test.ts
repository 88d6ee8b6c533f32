import { describe, expect, test } from "vitest";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { listNotices } from "#lib/notifications/list-notices.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { closeCampaign } from "./close-campaign.ts";
import { confirmFollowUp } from "./confirm-follow-up.ts";
import { decideItem } from "./decide-item.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { listFollowUps } from "./list-follow-ups.ts";
import { cancelCampaign } from "./move-campaign.ts";
import { openCampaign } from "./open-campaign.ts";
import { repeatCampaign } from "./repeat-campaign.ts";
import { noticesOf, ReviewWorld, stateOfCapability } from "./reviews-for-tests.ts";
import { signOffCampaign } from "./sign-off-campaign.ts";
import { settleAsked } from "./tell-reviewers.ts";

const world = new ReviewWorld();

describe("closing", () => {
  test("a revocation stops the capability at once and is followed until somebody confirms it; then it is signed off", async () => {
    const { agent, capability, owner, provisioner } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "revoke", reason: "Nobody uses it." });
    expect(await stateOfCapability(capability)).toBe("live");
    await closeCampaign(world.admin, { campaign: campaign.id });
    expect(await stateOfCapability(capability)).toBe("suspended");
    const [followUp] = (await listFollowUps(world.admin, { campaign: campaign.id })).data;
    expect(followUp).toMatchObject({ kind: "revoke", ask: "Nobody uses it.", assignee: { id: provisioner.id } });
    await world.refused(() => signOffCampaign(world.admin, { campaign: campaign.id }), { rule: "follow-up-open" });
    const confirm = { campaign: campaign.id, followUp: followUp?.id ?? "", note: "Scope removed; call refused." };
    await world.refused(() => confirmFollowUp(world.as(owner), confirm), { kind: "forbidden" });
    await confirmFollowUp(world.as(provisioner), confirm);
    expect(await stateOfCapability(capability)).toBe("ended");
    await world.refused(() => confirmFollowUp(world.as(provisioner), confirm), { rule: "already-confirmed" });
    const signed = await signOffCampaign(world.admin, { campaign: campaign.id, note: "Complete." });
    expect(signed.signedOff).toMatchObject({ note: "Complete." });
    const told = (await evidenceOf(campaign.id)).map(({ type }) => type);
    expect(told.filter((type) => /closed|signed_off/.test(type))).toEqual(["campaign.closed", "campaign.signed_off"]);
    await world.refused(() => repeatCampaign(world.admin, { campaign: campaign.id }), { rule: "signed-off" });
  });

  test("where whoever is asked to revoke left, security sees it, is told once, and may confirm", async () => {
    const { agent, capability, owner, provisioner } = await world.reviewed();
    const security = await world.person("Security", { platformRoles: ["security"] });
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "revoke", reason: "Nobody uses it." });
    await closeCampaign(world.admin, { campaign: campaign.id });
    const waiting = async () =>
      (await listInbox(world.as(security, ["security"]), { kind: "follow_up", agent: agent.slug })).data;
    const told = async () => (await noticesOf(security)).filter((kind) => kind === "review-follow-up").length;
    await followCampaigns(fixedClock(world.now));
    const before = await told();
    expect(await waiting()).toEqual([]);
    await editPerson(world.admin, { person: provisioner.id, status: "left" });
    expect(await waiting()).toMatchObject([{ why: expect.stringContaining("security sees to it") }]);
    await followCampaigns(fixedClock(world.now));
    await followCampaigns(fixedClock(world.now));
    expect(await told()).toBe(before + 1);
    // What asked somebody to answer is settled campaign by campaign; what is to be done stays.
    await writing(world.now, (tx) => settleAsked(tx, { campaignId: campaign.id }, [security.id], world.now));
    const { data: unread } = await listNotices(world.as(security), { kind: "review-follow-up", state: "unread" });
    expect(unread.map(({ title }) => title)).toContain("Nobody is there to act on a review");
    const [followUp] = (await listFollowUps(world.admin, { campaign: campaign.id })).data;
    await confirmFollowUp(world.as(security, ["security"]), {
      campaign: campaign.id,
      followUp: followUp?.id ?? "",
      note: "Scope removed.",
    });
    expect(await stateOfCapability(capability)).toBe("ended");
    expect(await waiting()).toEqual([]);
  });

  test("a repeat re-opens only what nobody answered", async () => {
    const answered = await world.reviewed();
    const silent = await world.reviewed();
    const campaign = await world.open([answered.agent, silent.agent]);
    const items = await world.items(campaign);
    const done = items.find(({ agent }) => agent.id === answered.agent.id)?.id ?? "";
    await decideItem(world.as(answered.owner), { campaign: campaign.id, item: done, answer: "certify" });
    await closeCampaign(world.admin, { campaign: campaign.id });
    await repeatCampaign(world.admin, { campaign: campaign.id });
    expect((await evidenceOf(campaign.id)).map(({ type }) => type)).toContain("campaign.repeated");
    const after = new Map((await world.items(campaign)).map((one) => [one.agent.id, one.state]));
    expect([after.get(answered.agent.id), after.get(silent.agent.id)]).toEqual(["certified", "waiting"]);
    const again = (await world.items(campaign)).find(({ agent }) => agent.id === silent.agent.id);
    await decideItem(world.as(silent.owner), { campaign: campaign.id, item: again?.id ?? "", answer: "certify" });
    await closeCampaign(world.admin, { campaign: campaign.id });
    await world.refused(() => repeatCampaign(world.admin, { campaign: campaign.id }), { rule: "nothing-unanswered" });
  });

  test("cancelled half-way: what was decided stays decided, what waits is withdrawn, nobody is asked", async () => {
    const answered = await world.reviewed();
    const waiting = await world.reviewed();
    const campaign = await world.open([answered.agent, waiting.agent]);
    const done = (await world.items(campaign)).find(({ agent }) => agent.id === answered.agent.id)?.id ?? "";
    await decideItem(world.as(answered.owner), { campaign: campaign.id, item: done, answer: "certify" });
    await cancelCampaign(world.admin, { campaign: campaign.id });
    expect((await world.items(campaign)).map(({ state }) => state).sort()).toEqual(["certified", "withdrawn"]);
    expect((await evidenceOf(campaign.id)).at(-1)).toMatchObject({
      type: "campaign.cancelled",
      payload: { state: { from: "open", to: "cancelled" }, withdrawn: 1 },
    });
    await world.live(60);
    expect(await noticesOf(waiting.owner)).toEqual(["review-asked"]);
    await world.refused(() => openCampaign(world.admin, { campaign: campaign.id }), { rule: "impossible-event" });
  });
});
