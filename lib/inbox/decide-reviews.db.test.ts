import { describe, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { decideInbox } from "./decide-inbox.ts";
import { listInbox } from "./list-inbox.ts";

const world = new ReviewWorld();
type Person = { id: string; name: string; email: string };

const waiting = async (person: Person) => (await listInbox(world.as(person), { kind: "review" })).data;
const given = (item: { id: string; version?: number | null }) => ({
  id: item.id,
  ...(item.version ? { version: item.version } : {}),
});
const stateOf = async (campaign: { id: string }) => (await world.items(campaign)).map(({ state }) => state).sort();

describe("R87: a review item is answered in the inbox", () => {
  test.each([
    ["revoke", "revoked"],
    ["change", "change"],
    ["cannot_answer", "waiting"],
  ] as const)("%s, with its reason and the evidence of its own page", async (decision, state) => {
    const { agent, owner } = await world.reviewed();
    const campaign = await world.open([agent]);
    const [item] = await waiting(owner);
    if (item === undefined) throw new Error("Nothing waits.");
    const asked = { kind: "review" as const, decision, items: [given(item)] };
    await world.refused(() => decideInbox(world.as(owner), asked), { kind: "invalid", errors: [{ path: "reason" }] });
    expect(await decideInbox(world.as(owner), { ...asked, reason: "Nobody\nneeds it." })).toEqual({ decided: 1 });
    expect(await stateOf(campaign)).toEqual([state]);
    expect(await evidenceOf(item.id)).toMatchObject([
      {
        type: "review_item.decided",
        actorName: owner.name,
        payload: { answer: decision, reason: "Nobody\nneeds it." },
      },
    ]);
    expect(await waiting(owner)).toEqual([]);
  });

  test("R89: certified with its residual risk read again, by who is asked alone, and not after the close", async () => {
    const { agent, owner } = await world.reviewed("pay");
    await editAgent(world.admin, {
      agent: agent.id,
      residualRisk: { statement: "A wrong payment", acceptedBy: owner.email },
    });
    const campaign = await world.open([agent]);
    const [item] = await waiting(owner);
    if (item === undefined) throw new Error("Nothing waits.");
    expect(item.bulk).toBe(false);
    const asked = { kind: "review" as const, decision: "certify", items: [given(item)] };
    await world.refused(() => decideInbox(world.as(owner), asked), {
      kind: "invalid",
      errors: [{ path: "riskConfirmed" }],
    });
    const certify = { ...asked, riskConfirmed: true };
    const stranger = await world.person("Stranger");
    await world.refused(() => decideInbox(world.as(stranger), certify), { kind: "forbidden", rule: "review.answer" });
    await world.refused(() => decideInbox(world.as(owner), { ...certify, items: [{ id: item.id, version: 7 }] }), {
      kind: "stale",
    });
    await world.refused(() => decideInbox(world.as(owner), { ...certify, items: [{ id: agent.id }] }), {
      kind: "missing",
    });
    await decideInbox(world.as(owner), certify);
    expect(await stateOf(campaign)).toEqual(["certified"]);
    await world.refused(() => decideInbox(world.as(owner), certify), { rule: "already-decided" });
    const late = await world.reviewed();
    const closed = await world.open([late.agent]);
    const [last] = await waiting(late.owner);
    await closeCampaign(world.admin, { campaign: closed.id });
    await world.refused(() => decideInbox(world.as(late.owner), { ...asked, items: [{ id: last?.id ?? "" }] }), {
      rule: "campaign-not-open",
    });
  });

  test("several together are of low and moderate tier, by the tier of today, all as they were shown or none", async () => {
    const owner = await world.person("Busy owner");
    const made = [
      await world.reviewed("write", { owner }),
      await world.reviewed("write", { owner }),
      await world.reviewed("pay", { owner }),
    ];
    const campaign = await world.open(made.map(({ agent }) => agent));
    const items = await waiting(owner);
    expect(items.map(({ bulk }) => bulk).sort()).toEqual([false, true, true]);
    const small = items.filter(({ bulk }) => bulk);
    const together = (some: readonly { id: string; version?: number | null }[], more = {}) =>
      decideInbox(world.as(owner), { kind: "review", decision: "certify", items: some.map(given), ...more });
    await world.refused(() => together(items, { riskConfirmed: true }), { rule: "bulk-tier" });
    await world.refused(
      () =>
        decideInbox(world.as(owner), { kind: "review", decision: "revoke", items: small.map(given), reason: "All." }),
      { kind: "invalid", errors: [{ path: "items" }] },
    );
    const [first, second] = small;
    if (first === undefined || second === undefined) throw new Error("Two wait.");
    await world.refused(() => together([first, { ...second, version: 7 }]), {
      kind: "stale",
      errors: [{ path: "items.1" }],
    });
    const risen = made.find(({ agent }) => agent.id === second.agent?.id)?.capability.id ?? "";
    await present.query(`UPDATE "Capability" SET action = 'pay' WHERE id = $1::uuid`, [risen]);
    await world.refused(() => together(small), { rule: "bulk-tier", errors: [{ path: "items.1" }] });
    await present.query(`UPDATE "Capability" SET action = 'write' WHERE id = $1::uuid`, [risen]);
    // Where a residual risk is stated, it says which word is missing, and of which item.
    await editAgent(world.admin, {
      agent: second.agent?.id ?? "",
      residualRisk: { statement: "A wrong line", acceptedBy: owner.email },
    });
    await world.refused(() => together(small), {
      errors: [{ path: "items.1", message: expect.stringContaining("Read the residual risk again") }],
    });
    expect(await together(small, { riskConfirmed: true })).toEqual({ decided: 2 });
    expect(await stateOf(campaign)).toEqual(["certified", "certified", "waiting"]);
    for (const { id } of small) expect((await evidenceOf(id)).map(({ type }) => type)).toEqual(["review_item.decided"]);
  });
});
