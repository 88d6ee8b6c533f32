import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { decideItem } from "./decide-item.ts";
import { handOverItems } from "./hand-over-items.ts";
import { readCampaign } from "./read-campaign.ts";
import { readItem } from "./read-item.ts";
import { reassignItem } from "./reassign-item.ts";
import { repeatCampaign } from "./repeat-campaign.ts";
import { noticesOf, ReviewWorld } from "./reviews-for-tests.ts";

const world = new ReviewWorld();

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
    expect((await evidenceOf(item)).at(-1)).toMatchObject({ type: "review_item.reassigned" });
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
      outOfOffice: { from: iso(world.now), until: iso(world.now + 9 * DAY) },
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

  /** Two named people of whom each has to accept, the first has, and the second has a manager. */
  async function halfAccepted() {
    const { agent } = await world.reviewed();
    const bosses = [await world.person("Boss A"), await world.person("Boss B")] as const;
    const first = await world.person("Reviewer A", { manager: bosses[0].email });
    const second = await world.person("Reviewer B", { manager: bosses[1].email });
    const campaign = await world.open([agent], {
      stages: [{ reviewers: "named", people: [first.email, second.email], outcome: "all_accept" }],
      dueDays: 5,
      graceDays: 1,
      remindDaysBefore: [],
      escalateDaysBefore: null,
      silence: "suspend",
    });
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(first), { campaign: campaign.id, item, answer: "certify" });
    const asked = async () =>
      (await world.item(campaign)).reviewers.map(({ person, answered }) => [person.name, answered]);
    return { campaign, item, first, second, bosses, asked };
  }

  test("R93: a colleague who has answered drags nobody in when another goes away", async () => {
    const { campaign, item, first, second, bosses, asked } = await halfAccepted();
    await editPerson(world.admin, {
      person: second.id,
      outOfOffice: { from: iso(world.now), until: iso(world.now + 9 * DAY) },
    });
    await handOverItems(world.clock);
    expect(await asked()).toEqual([
      [bosses[1].name, false],
      [first.name, true],
    ]);
    await decideItem(world.as(bosses[1]), { campaign: campaign.id, item, answer: "certify" });
    expect((await world.item(campaign)).state).toBe("certified");
  });

  test("asked again, whoever has answered stays so and nobody is asked in their place", async () => {
    const { campaign, item, first, second, asked } = await halfAccepted();
    await world.live(6);
    expect((await world.item(campaign)).state).toBe("unanswered");
    await repeatCampaign(world.admin, { campaign: campaign.id });
    expect(await asked()).toEqual([
      [first.name, true],
      [second.name, false],
    ]);
    await decideItem(world.as(second), { campaign: campaign.id, item, answer: "certify" });
    expect((await world.item(campaign)).state).toBe("certified");
  });

  test("asked again, somebody else is asked in the place of who could not answer", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const campaign = await world.open([agent], { dueDays: 5, graceDays: 1, remindDaysBefore: [], silence: "suspend" });
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "cannot_answer", reason: "New here." });
    await world.live(6);
    await repeatCampaign(world.admin, { campaign: campaign.id });
    expect((await world.item(campaign)).reviewers.map(({ person }) => person.id)).toEqual([manager.id]);
  });

  test("an item that asks nobody asks whoever can be found later", async () => {
    const agent = await world.statedAgent();
    await world.capability(agent, "Capability", { action: "write", system: (await world.system()).slug });
    await world.activate(agent.id);
    const campaign = await world.open([agent]);
    const handedOver = async () =>
      (await evidenceOf(campaign.id)).filter(({ type }) => type === "campaign.handed_over");
    await handOverItems(world.clock);
    expect(await handedOver()).toEqual([]);
    const owner = await world.person("Owner");
    await world.assign(agent, "business_owner", owner);
    await handOverItems(world.clock);
    await handOverItems(world.clock);
    expect(
      (await world.item(campaign)).reviewers.map(({ person, why, deputyOf }) => [person.id, why, deputyOf]),
    ).toEqual([[owner.id, "business_owner", null]]);
    expect(await noticesOf(owner)).toEqual(["review-asked"]);
    expect((await handedOver()).map(({ payload }) => payload)).toEqual([
      {
        items: [{ item: (await world.item(campaign)).id, from: null, to: [{ id: owner.id, name: owner.name }] }],
      },
    ]);
  });

  test("who answered for somebody else is shown with both names", async () => {
    const { agent, owner, manager } = await world.reviewed();
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await editPerson(world.admin, { person: owner.id, status: "left" });
    await handOverItems(world.clock);
    await decideItem(world.as(manager), { campaign: campaign.id, item, answer: "certify" });
    const both = { by: manager.name, for: owner.name };
    expect((await world.item(campaign)).answer).toMatchObject(both);
    world.pass(1);
    const next = await world.open([agent]);
    const { id } = await world.item(next);
    expect((await readItem(world.admin, { campaign: next.id, item: id })).last).toMatchObject(both);
  });
});
