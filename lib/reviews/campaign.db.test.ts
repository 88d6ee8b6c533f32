import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { listCapabilities } from "#lib/registry/list-capabilities.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { certifyItems } from "./certify-items.ts";
import { closeCampaign } from "./close-campaign.ts";
import { confirmFollowUp } from "./confirm-follow-up.ts";
import { createCampaign } from "./create-campaign.ts";
import { decideItem } from "./decide-item.ts";
import { editCampaign } from "./edit-campaign.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { handOverItems } from "./hand-over-items.ts";
import { listFollowUps } from "./list-follow-ups.ts";
import { cancelCampaign, scheduleCampaign } from "./move-campaign.ts";
import { escalateItems, remindReviewers } from "./nudge-reviewers.ts";
import { openCampaign } from "./open-campaign.ts";
import { previewCampaign } from "./preview-campaign.ts";
import { readCampaign } from "./read-campaign.ts";
import { readItem } from "./read-item.ts";
import { reassignItem } from "./reassign-item.ts";
import { repeatCampaign } from "./repeat-campaign.ts";
import { noticesOf, ReviewWorld, stateOfCapability } from "./reviews-for-tests.ts";
import { signOffCampaign } from "./sign-off-campaign.ts";
import { reviewChanges, startReview } from "./start-review.ts";

const world = new ReviewWorld();

describe("R87: an item is answered by who can judge", () => {
  test("R85: a certified capability counts as reviewed from then on, with evidence", async () => {
    const { agent, owner, capability } = await world.reviewed();
    const campaign = await world.open([agent]);
    world.pass(3);
    const { id: item, version } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, version, answer: "certify" });
    const [listed] = (await listCapabilities(world.admin, { agent: agent.id })).data;
    expect(listed?.nextReviewAt).toBe(new Date(world.now + 365 * DAY).toISOString());
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

describe("who is asked", () => {
  test("reassigning takes a note and keeps its history", async () => {
    const { agent, owner } = await world.reviewed();
    const successor = await world.person("Successor");
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    const on = { campaign: campaign.id, item, to: successor.email };
    await expect(reassignItem(world.as(owner), { ...on, note: " " })).rejects.toMatchObject({ kind: "invalid" });
    const card = await reassignItem(world.as(owner), { ...on, note: "She runs it now." });
    expect(card.asked.map(({ person, why, note, endedWhy }) => [person.name, why, note, endedWhy])).toEqual([
      [owner.name, "business_owner", null, "reassigned"],
      [successor.name, "reassigned", "She runs it now.", null],
    ]);
    await world.refused(() => decideItem(world.as(owner), { campaign: campaign.id, item, answer: "certify" }), {
      kind: "forbidden",
    });
    await decideItem(world.as(successor), { campaign: campaign.id, item, answer: "certify" });
  });

  test("who cannot answer says why, and their manager is asked", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), {
      campaign: campaign.id,
      item,
      answer: "cannot_answer",
      reason: "I left the team.",
    });
    expect((await world.item(campaign)).reviewers.map(({ person }) => person.id)).toEqual([manager.id]);
    await decideItem(world.as(manager), { campaign: campaign.id, item, answer: "certify" });
    expect((await world.item(campaign)).state).toBe("certified");
  });

  test("R93: what waits for somebody who leaves goes on at once; an absence too, but not what they have answered", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const away = await world.reviewed();
    const campaign = await world.open([agent, away.agent]);
    await editPerson(world.admin, { person: owner.id, status: "left" });
    await editPerson(world.admin, {
      person: away.owner.id,
      outOfOffice: { from: new Date(world.now).toISOString(), until: new Date(world.now + 9 * DAY).toISOString() },
    });
    await handOverItems(world.clock);
    const asked = new Map(
      (await world.items(campaign)).map((one) => [one.agent.id, one.reviewers.map(({ person }) => person.id)]),
    );
    expect(asked.get(agent.id)).toEqual([manager.id]);
    expect(asked.get(away.agent.id)).toEqual([away.manager.id]);
    const evidence = (await evidenceOf(campaign.id)).filter(({ type }) => type === "campaign.handed_over");
    expect(evidence).toHaveLength(1);
    await handOverItems(world.clock);
    expect((await evidenceOf(campaign.id)).filter(({ type }) => type === "campaign.handed_over")).toHaveLength(1);
  });

  test("one item that nobody can answer never blocks the launch", async () => {
    const agent = await world.statedAgent();
    await world.capability(agent, "Capability", { action: "write", system: (await world.system()).slug });
    await world.activate(agent.id);
    const fine = await world.reviewed();
    const campaign = await world.open([agent, fine.agent]);
    expect((await readCampaign(world.admin, { campaign: campaign.id })).progress).toMatchObject({
      items: 2,
      waiting: 2,
      withoutReviewer: 1,
    });
  });
});

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
    expect(await escalateItems(world.admin, { campaign: campaign.id })).toEqual({ escalated: 1 });
    expect(await escalateItems(world.admin, { campaign: campaign.id })).toEqual({ escalated: 0 });
    expect((await world.item(campaign)).reviewers.map(({ person }) => person.id)).toContain(manager.id);
  });
});

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
    await world.refused(() => repeatCampaign(world.admin, { campaign: campaign.id }), { rule: "signed-off" });
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
    await world.live(60);
    expect(await noticesOf(waiting.owner)).toEqual(["review-asked"]);
    await world.refused(() => openCampaign(world.admin, { campaign: campaign.id }), { rule: "impossible-event" });
  });
});

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
    const campaign = await world.campaign([agent], { startsAt: new Date(world.now + DAY).toISOString(), ...more });
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
    const campaign = await world.campaign([agent], { startsAt: new Date(world.now + DAY).toISOString() });
    await world.refused(() => editCampaign(world.admin, { campaign: campaign.id, version: 9, dueDays: 8 }), {
      kind: "stale",
    });
    await editCampaign(world.admin, { campaign: campaign.id, dueDays: 8 });
    await scheduleCampaign(world.admin, { campaign: campaign.id });
    await world.refused(() => editCampaign(world.admin, { campaign: campaign.id, dueDays: 9 }), {
      rule: "campaign-not-draft",
    });
  });

  test("R85: a recurring campaign opens by the clock and plans its next round, at the same time of day", async () => {
    const world = new ReviewWorld(Date.UTC(2026, 2, 2, 9));
    const { agent, owner } = await world.reviewed();
    const startsAt = world.now + 2 * DAY;
    const campaign = await world.campaign([agent], {
      startsAt: new Date(startsAt).toISOString(),
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
});

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
});
