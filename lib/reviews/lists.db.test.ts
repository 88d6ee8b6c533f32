import { describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { listCampaigns } from "./list-campaigns.ts";
import { listItems } from "./list-items.ts";
import { cancelCampaign, scheduleCampaign } from "./move-campaign.ts";
import { reassignItems } from "./reassign-items.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";

/** Everything a list holds, page by page of one row: each once, in its order. */
async function turned<Row extends { id: string }>(
  read: (page: { cursor?: string }) => Promise<{ data: Row[]; nextCursor: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null | undefined;
  do {
    const page: { data: Row[]; nextCursor: string | null } = await read(cursor ? { cursor } : {});
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  return rows;
}

/** A campaign over three agents of two units, each with one capability. */
async function fleet() {
  const world = new ReviewWorld();
  const reviewed = [
    await world.reviewed("write", { unit: "Claims" }),
    await world.reviewed("pay", { unit: "Support" }),
    await world.reviewed("write"),
  ] as const;
  const campaign = await world.open(reviewed.map(({ agent }) => agent));
  return { world, reviewed, campaign };
}

describe("the items of a campaign", () => {
  test("stand in whichever order is asked for, over pages, without losing or repeating one", async () => {
    const { world, campaign } = await fleet();
    const by = async <Value>(sort: string, value: (item: Awaited<ReturnType<typeof world.items>>[number]) => Value) =>
      (await turned((page) => listItems(world.admin, { campaign: campaign.id, sort, limit: 1, ...page }))).map(value);
    expect(await by("unit", ({ unit }) => unit)).toEqual([null, "Claims", "Support"]);
    expect(await by("-unit", ({ unit }) => unit)).toEqual(["Support", "Claims", null]);
    expect((await by("-tier", ({ tier }) => tier))[0]).toBe("high");
    for (const sort of ["state", "-state", "tag", "-tag", "agent", "capability", "dueAt"])
      expect(await by(sort, ({ id }) => id)).toHaveLength(3);
    const names = await by("agent", ({ agent }) => agent.name);
    expect(names).toEqual((await by("-agent", ({ agent }) => agent.name)).toReversed());
    await world.refused(() => listItems(world.admin, { campaign: campaign.id, sort: "mood" }), {
      errors: [expect.objectContaining({ path: "sort" })],
    });
  });

  test("'me' is whoever asks: one view means each of its readers, and nobody for a token", async () => {
    const { world, reviewed, campaign } = await fleet();
    const agentsOf = async (context: typeof world.admin) =>
      (await listItems(context, { campaign: campaign.id, reviewer: "me" })).data.map(({ agent }) => agent.id);
    for (const { agent, owner } of reviewed) expect(await agentsOf(world.as(owner))).toEqual([agent.id]);
    expect(await agentsOf(world.as(await world.person()))).toEqual([]);
    expect(await agentsOf(world.token("admin"))).toEqual([]);
  });
});

describe("R87: handing several items on", () => {
  test("each is handed on with its own evidence; one that cannot be is reported in its place", async () => {
    const { world, reviewed, campaign } = await fleet();
    const [low, high] = reviewed;
    const items = await world.items(campaign);
    const idOf = ({ agent }: { agent: { id: string } }) => items.find((item) => item.agent.id === agent.id)?.id ?? "";
    // Who provisioned the riskier one does not review it.
    const to = high.provisioner;
    const asked = { campaign: campaign.id, items: [idOf(low), idOf(high)], to: to.email, note: "He is away." };
    const answer = await reassignItems(world.admin, asked);
    expect(answer.results.map((result) => (result.done ? "done" : result.rule))).toEqual(["done", "invalid-input"]);
    expect(answer).toMatchObject({ done: 1, refused: 1 });
    const after = await world.items(campaign);
    const asks = (id: string) => after.find((item) => item.id === id)?.reviewers.map(({ person }) => person.id);
    expect(asks(idOf(low))).toEqual([to.id]);
    expect(asks(idOf(high))).toEqual([high.owner.id]);
    expect((await evidenceOf(idOf(low))).map(({ type }) => type)).toContain("review_item.reassigned");
  });

  test("who is asked about none of them is refused as a whole; none and more than a hundred are not taken", async () => {
    const { world, campaign } = await fleet();
    const [stranger, other] = [await world.person(), await world.person()];
    const ids = (await world.items(campaign)).map(({ id }) => id);
    const asked = { campaign: campaign.id, items: ids, to: other.email, note: "Please." };
    await world.refused(() => reassignItems(world.as(stranger), asked), { kind: "forbidden", rule: "review.reassign" });
    for (const items of [[], Array.from({ length: 101 }, () => ids[0] ?? "")])
      await world.refused(() => reassignItems(world.admin, { ...asked, items }), {
        errors: [expect.objectContaining({ path: "items" })],
      });
  });
});

test("campaigns stand by what runs, by name and by time, over pages", async () => {
  const { world, reviewed } = await fleet();
  const agents = [reviewed[0].agent];
  const name = `Sorted ${agents[0]?.id}`;
  const startsAt = iso(world.now + 86_400_000);
  const [cancelled, open, draft, scheduled] = [
    await world.campaign(agents, { name: `${name} a` }),
    await world.open(agents, { name: `${name} b` }),
    await world.campaign(agents, { name: `${name} c` }),
    await world.campaign(agents, { name: `${name} d`, startsAt }),
  ];
  await scheduleCampaign(world.admin, { campaign: scheduled.id });
  await cancelCampaign(world.admin, { campaign: cancelled.id });
  const by = async (sort?: string) =>
    (await turned((page) => listCampaigns(world.admin, { q: name, limit: 1, ...(sort ? { sort } : {}), ...page }))).map(
      ({ id }) => id,
    );
  const byState = [open.id, scheduled.id, draft.id, cancelled.id];
  expect(await by()).toEqual(byState);
  expect(await by("-state")).toEqual(byState.toReversed());
  expect(await by("-name")).toEqual([scheduled.id, draft.id, open.id, cancelled.id]);
  expect(await by("createdAt")).toHaveLength(4);
  expect(await by("dueAt")).toHaveLength(4);
});
