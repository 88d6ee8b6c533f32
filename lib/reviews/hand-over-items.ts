import { z } from "zod";
import { systemActor } from "#lib/identity/core/actor.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { command } from "#lib/verbs/command.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { insteadOf, resolveAnew } from "./core/resolve-reviewers.ts";
import { loadReviewables } from "./load-reviewables.ts";
import { campaignForUpdate } from "./store.ts";
import { campaignSubject } from "./store-campaigns.ts";
import { campaignsToHandOver, itemsToHandOver } from "./store-hand-over.ts";
import {
  endReviewers,
  type ItemRow,
  insertReviewers,
  itemsForUpdate,
  type NewReviewer,
  type ReviewerRow,
} from "./store-items.ts";
import { readColleagues } from "./store-launch.ts";
import { countByPerson, settleAsked, tellPeople } from "./tell-reviewers.ts";

/**
 * A reviewer who left, was suspended or is out of office answers nothing: what waits for them goes on to who is found
 * in their place now, by the campaign's own strategy (R93). Whoever answered already is left alone. What asks nobody,
 * because nobody could be found, is resolved again, so that it asks as soon as there is somebody.
 */
const handOver = command({
  may: "campaign.manage",
  summary: "Hand over review items of people who cannot answer",
  input: z.strictObject({ campaign: z.string().max(100) }),
  async load(tx, input, { clock }) {
    const now = clock.now();
    const campaign = await campaignForUpdate(tx, input.campaign);
    const ids = campaign.state === "open" ? await itemsToHandOver(tx, campaign.id, now) : [];
    const items = await itemsForUpdate(tx, campaign.id, "waiting", ids);
    const colleagues = await readColleagues(tx, now);
    const gone = items.flatMap((item): { item: ItemRow; reviewer: ReviewerRow | null }[] => {
      if (item.reviewers.length === 0) return [{ item, reviewer: null }];
      return item.reviewers
        .filter(({ personId }) => {
          const person = colleagues.get(personId);
          const answered = item.decisions.some((one) => one.stage === item.stage && one.personId === personId);
          return !answered && (person === undefined || !person.active || person.away);
        })
        .map((reviewer) => ({ item, reviewer }));
    });
    const reviewables = await loadReviewables(
      tx,
      gone.map(({ item }) => item),
      now,
    );
    return { campaign, gone, colleagues, reviewables, now };
  },
  decide({ campaign, gone, colleagues, reviewables, now }) {
    const asked: NewReviewer[] = [];
    for (const { item, reviewer } of gone) {
      const ground = reviewables.get(item.capabilityId)?.ground;
      const stage = campaign.stages[item.stage];
      if (ground === undefined || stage === undefined) continue;
      const already = [
        ...item.decisions.map(({ personId }) => personId),
        ...item.reviewers.map(({ personId }) => personId),
        ...asked.filter(({ itemId }) => itemId === item.id).map(({ personId }) => personId),
      ];
      const candidates = { ground, colleagues, defaultReviewer: campaign.defaultReviewerId };
      const reviewers = resolveAnew(item, stage, candidates);
      const fresh = reviewers.filter(({ personId }) => !already.includes(personId));
      const instead = reviewer === null ? null : insteadOf(reviewer.personId, candidates, already);
      const found = fresh.length > 0 ? fresh : instead === null ? [] : [{ ...instead, why: stage.reviewers }];
      for (const one of found)
        asked.push({
          ...one,
          deputyOf: one.deputyOf ?? reviewer?.personId ?? null,
          itemId: item.id,
          campaignId: campaign.id,
          stage: item.stage,
        });
    }
    // Who is away and has nobody in their place stays asked: they come back. Who left does not.
    const ending = gone.filter(
      ({ item, reviewer }) =>
        asked.some(({ itemId }) => itemId === item.id) ||
        (reviewer !== null && colleagues.get(reviewer.personId)?.active !== true),
    );
    return { campaign, asked, ending, now, colleagues };
  },
  async save(tx, { campaign, asked, ending, now }) {
    const ended = ending.flatMap(({ reviewer }) => reviewer ?? []);
    await endReviewers(
      tx,
      ended.map(({ id }) => id),
      "not_available",
      now,
    );
    await insertReviewers(tx, asked, now);
    const people = countByPerson(asked.map(({ personId }) => personId));
    const { dueAt } = campaign;
    await tellPeople(tx, { occasion: "asked", campaign, dueAt, key: `handed-over:${now}` }, people, now);
    await settleAsked(
      tx,
      { campaignId: campaign.id },
      ended.map(({ personId }) => personId),
      now,
    );
  },
  evidence: (_, { campaign, asked, ending, colleagues }) =>
    ending.length === 0
      ? []
      : [
          {
            type: "campaign.handed_over",
            subject: campaignSubject(campaign),
            payload: {
              items: ending.map(({ item, reviewer }) => ({
                item: item.id,
                from:
                  reviewer === null
                    ? null
                    : { id: reviewer.personId, name: colleagues.get(reviewer.personId)?.name ?? null },
                to: asked
                  .filter(({ itemId }) => itemId === item.id)
                  .map(({ personId }) => ({ id: personId, name: colleagues.get(personId)?.name ?? null })),
              })),
            },
          },
        ],
  touches: () => ({}),
  answer: async (_, __) => ({}),
});

/** Starts the hand-over in every open campaign that asks somebody who cannot answer, or nobody. */
export async function handOverItems(clock: Clock): Promise<void> {
  const context = systemContext("hand-over-reviews", clock, systemActor("hand-over-reviews", "job"));
  for (const campaign of await campaignsToHandOver(present, clock.now()))
    try {
      await handOver(context, { campaign });
    } catch (error) {
      log().error({ err: error, campaign }, "review items could not be handed over");
    }
}
