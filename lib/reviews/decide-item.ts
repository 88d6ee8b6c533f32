import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { recordReviews } from "#lib/registry/record-reviews.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { moment, oneOf, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { requireAnswerable } from "./core/decide.ts";
import { type Candidates, insteadOf, type ResolvedReviewer, resolveReviewers } from "./core/resolve-reviewers.ts";
import { stageOutcome } from "./core/stage-outcome.ts";
import { answers, type ItemState } from "./core/vocabulary.ts";
import { type HeldItem, heldItem } from "./held-item.ts";
import { readItemById } from "./read-item.ts";
import { askedPeople, endReviewers, insertDecision, insertReviewers, itemSubject, saveItems } from "./store-items.ts";
import { settleAsked, tellPeople } from "./tell-reviewers.ts";

/** What an answer sets in motion. */
interface Consequence {
  state: ItemState;
  stage: number;
  /** Whom the item asks from now on, in its stage. */
  ask: readonly ResolvedReviewer[];
  /** Rows of reviewers whose asking ends. */
  end: readonly string[];
}

/**
 * Answers a review item: certify, revoke, change, or cannot answer, which hands it on. An answer is never rewritten.
 * A page that shows an older state of the agent is refused, because the answer would belong to something else.
 */
export const decideItem = command({
  may: "review.answer",
  summary: "Answer a review item",
  input: z.strictObject({
    campaign: z.string().max(100),
    item: z.string().max(100),
    version,
    answer: oneOf(answers),
    reason: text(2000).nullable().optional(),
    /** The residual risk was read again and stands. */
    riskConfirmed: z.boolean().default(false),
    /** The residual risk as it is said from now on; somebody has to accept it anew. */
    riskStatement: text(4000).nullable().optional(),
    /** The last change of the agent that the page showed. */
    lastChangeAt: moment.nullable().optional(),
  }),
  load: (tx, input, { clock }) => heldItem(tx, input.campaign, input.item, clock.now()),
  on: ({ item, campaign }) => ({
    // Who has answered is told so, and not that they may not; a page that is late is told what became of the item.
    asked: {
      ids: [
        ...item.reviewers.map(({ personId }) => personId),
        ...item.decisions.map(({ personId }) => personId),
        ...(campaign.state === "open" ? [] : item.askedOnce),
      ],
      roles: [],
    },
  }),
  decide(held, input, { actor, clock }) {
    const { item, campaign, reviewable } = held;
    const given = {
      answer: input.answer,
      reason: input.reason ?? null,
      riskConfirmed: input.riskConfirmed,
      riskStatement: input.riskStatement ?? null,
    };
    requireAnswerable(
      {
        campaignState: campaign.state,
        state: item.state,
        tier: reviewable?.tier ?? item.tier,
        ownHands: reviewable?.ground.ownHands ?? [],
        residualRisk: reviewable?.context.residualRisk ?? null,
        monitoring: reviewable?.context.capability.monitoring ?? null,
        revocation: reviewable?.context.capability.revocation ?? null,
        answered: item.decisions.some((one) => one.stage === item.stage && one.personId === actor.personId),
      },
      actor.personId,
      given,
    );
    requireVersion(item.version, input.version);
    if (input.lastChangeAt !== undefined && input.lastChangeAt !== held.lastChangeAt)
      throw new Refusal(
        "stale",
        "agent-changed",
        "The agent has changed since this page was opened. Look at what changed, then answer.",
      );
    const asked = item.reviewers.find(({ personId }) => personId === actor.personId);
    // `authorize` has seen to it that somebody signed in who is asked.
    if (asked === undefined || actor.personId === null)
      throw new Refusal("forbidden", "not-asked", "This item asks somebody else by now.");
    return {
      held,
      given,
      asked,
      personId: actor.personId,
      personName: actor.name,
      consequence: consequenceOf(held, given.answer, asked),
      now: clock.now(),
    };
  },
  async save(tx, { held, given, asked, personId, personName, consequence, now }, context) {
    const { item, campaign } = held;
    await insertDecision(
      tx,
      {
        ...given,
        itemId: item.id,
        campaignId: campaign.id,
        stage: item.stage,
        personId,
        personName,
        forId: asked.deputyOfId,
      },
      now,
    );
    await endReviewers(tx, consequence.end, "cannot_answer", now);
    await insertReviewers(
      tx,
      consequence.ask.map((one) => ({
        ...one,
        itemId: item.id,
        campaignId: campaign.id,
        stage: consequence.stage,
        note: given.answer === "cannot_answer" ? given.reason : null,
        byId: personId,
      })),
      now,
    );
    const decided = consequence.state !== "waiting";
    await saveItems(tx, [{ ...consequence, id: item.id, silence: item.silence, decided }], now);
    if (isReviewed(consequence.state))
      await recordReviews(
        tx,
        [{ agentId: item.agentId, capabilityId: item.capabilityId, itemId: item.id, outcome: consequence.state }],
        now,
      );
    if (given.riskStatement !== null) await restateRisk(tx, context, item.agentId, given.riskStatement);
    const told = new Map(consequence.ask.map((one) => [one.personId, 1]));
    if (told.size > 0)
      await tellPeople(
        tx,
        {
          occasion: "asked",
          campaign,
          dueAt: Date.parse(item.dueAt),
          key: `${item.id}:${consequence.stage}:${now}`,
        },
        told,
        now,
      );
    // Where the item asks its stage no more, whoever was asked beside the answerer is done with it too.
    const over = decided || consequence.stage !== item.stage;
    const done = over ? item.reviewers.map((one) => one.personId) : [];
    await settleAsked(tx, { campaignId: campaign.id, item: item.id }, [personId, ...done], now);
    return item.id;
  },
  evidence: (_, { held: { item, campaign }, given, asked, consequence }) => [
    {
      type: "review_item.decided",
      subject: itemSubject(item),
      payload: {
        campaign: { id: campaign.id, name: campaign.name },
        stage: item.stage,
        ...given,
        deputyOf: asked.deputyOfId,
        outcome: consequence.state,
        ...(consequence.ask.length > 0 ? { asks: consequence.ask } : {}),
      },
    },
  ],
  touches: (_, { held: { item }, consequence }) => (isReviewed(consequence.state) ? { agents: [item.agentId] } : {}),
  answer: (tx, id, context) => readItemById(tx, id, context),
});

const isReviewed = (state: ItemState): state is "certified" | "revoked" | "change" =>
  state === "certified" || state === "revoked" || state === "change";

function consequenceOf(
  held: HeldItem,
  answer: (typeof answers)[number],
  asked: { id: string; personId: string },
): Consequence {
  const { item, campaign, reviewable, colleagues } = held;
  const candidates: Candidates | null =
    reviewable === null ? null : { ground: reviewable.ground, colleagues, defaultReviewer: campaign.defaultReviewerId };
  const stays = { state: "waiting", stage: item.stage, ask: [], end: [] } as const;
  if (answer === "cannot_answer") {
    const except = [
      ...item.reviewers.map(({ personId }) => personId),
      ...item.decisions.map(({ personId }) => personId),
    ];
    const instead = candidates && insteadOf(asked.personId, candidates, except);
    return { ...stays, ask: instead === null ? [] : [instead], end: [asked.id] };
  }
  const decisions = [
    ...item.decisions.filter((one) => one.stage === item.stage),
    { stage: item.stage, personId: asked.personId, answer },
  ];
  const rule = campaign.stages[item.stage]?.outcome ?? "one_accepts";
  const outcome = stageOutcome(rule, askedPeople(item), decisions, Date.parse(item.dueAt) <= held.now);
  const next = campaign.stages[item.stage + 1];
  if (outcome !== "certified" || next === undefined || candidates === null) return { ...stays, state: outcome };
  // Whoever answered any stage before, this one included (decision 18).
  const before = [...item.decisions.map(({ personId }) => personId), asked.personId];
  const { reviewers } = resolveReviewers(next, candidates, before);
  return { state: "waiting", stage: item.stage + 1, ask: reviewers, end: [] };
}

/** The review itself permits this one edit: its acceptance lapses with the old words, which is a gap until somebody accepts. */
async function restateRisk(tx: Transaction, context: Context, agent: string, statement: string): Promise<void> {
  const permitted: Context = { ...context, actor: { ...context.actor, roles: ["admin"], scopes: null } };
  await editAgent.within(tx, permitted, { agent, residualRisk: { statement, acceptedBy: null } });
}
