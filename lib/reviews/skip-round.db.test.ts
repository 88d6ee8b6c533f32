import { expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { scheduleCampaign } from "./move-campaign.ts";
import { readCampaign } from "./read-campaign.ts";
import { ReviewWorld } from "./reviews-for-tests.ts";
import { skipRound } from "./skip-round.ts";

const world = new ReviewWorld(Date.UTC(2026, 2, 2, 9));

/** A round of a series that is due, though by then its only agent has nothing left to review. */
async function emptyRound() {
  const { agent, capability, owner } = await world.reviewed();
  const campaign = await world.campaign([agent], {
    startsAt: iso(world.now + DAY),
    recurrence: "FREQ=MONTHLY;INTERVAL=3",
    timeZone: "UTC",
  });
  await scheduleCampaign(world.admin, { campaign: campaign.id });
  await present.query(`UPDATE "Capability" SET state = 'ended' WHERE id = $1::uuid RETURNING id::text`, [
    capability.id,
  ]);
  return { campaign, owner };
}

test("R85: a round with nothing to review is passed over by the clock, says why, and plans the next one", async () => {
  const { campaign } = await emptyRound();
  await world.live(1);
  expect((await readCampaign(world.admin, { campaign: campaign.id })).state).toBe("cancelled");
  expect((await evidenceOf(campaign.id)).at(-1)).toMatchObject({
    type: "campaign.cancelled",
    actorName: "follow-campaigns",
    payload: { because: "Nothing was in scope when it was due to open." },
  });
  const [next] = await present.query<{ id: string; state: string }>(
    `SELECT id::text AS id, state::text AS state FROM "Campaign" WHERE "seriesId" = $1::uuid AND round = 2`,
    [campaign.id],
  );
  expect(next?.state).toBe("scheduled");
  expect((await evidenceOf(next?.id ?? "")).at(-1)).toMatchObject({
    type: "campaign.scheduled",
    payload: { round: 2, startsAt: iso(Date.UTC(2026, 5, 3, 9)) },
  });
});

test("nobody passes a round over who may not run campaigns, and nothing of it is written", async () => {
  const { campaign, owner } = await emptyRound();
  for (const who of [world.as(owner), world.as(owner, ["auditor"]), world.as(owner, ["compliance"])])
    await world.refused(() => skipRound(who, { campaign: campaign.id }), { rule: "campaign.manage" });
  expect((await readCampaign(world.admin, { campaign: campaign.id })).state).toBe("scheduled");
});
