import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { decideItem } from "./decide-item.ts";
import { handOverItems } from "./hand-over-items.ts";
import { readCampaign } from "./read-campaign.ts";
import { reassignItem } from "./reassign-item.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";

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
});
