import { z } from "zod";
import { systemActor } from "#lib/identity/core/actor.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { log } from "#lib/platform/logging.ts";
import { awaitsReview, changesInWords, unreviewedChanges } from "#lib/registry/core/unreviewed-changes.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import { relationOfAgent } from "#lib/registry/relation-of-agent.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { isJudged } from "#lib/risk/core/risk-tier.ts";
import { command } from "#lib/verbs/command.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { line, reference } from "#lib/verbs/fields.ts";
import { usually } from "./campaign-fields.ts";
import { openCampaign } from "./open-campaign.ts";
import { readCampaignById } from "./read-campaign.ts";
import { campaignSubject, insertCampaign } from "./store-campaigns.ts";
import { agentsToReview } from "./store-hand-over.ts";
import { askedNow } from "./store-launch.ts";

/** A change is looked at sooner than the yearly round. */
const DUE_DAYS = 14;

/**
 * Reviews one agent because it changed (R86): a small campaign by the same code, about the capabilities that the change
 * concerns and nobody is asked about yet. Where nothing changed, all of the agent's capabilities are reviewed.
 */
export const startReview = command({
  may: "review.start",
  summary: "Review an agent now, because it changed",
  input: z.strictObject({ agent: reference, reason: line(1000).optional() }),
  async load(tx, input, { clock }) {
    const id = await idInAddress(tx, "agent", input.agent);
    const facts = await factsOfAgent(tx, id, clock.now());
    const judged = facts.capabilities.filter(isJudged);
    const changes = unreviewedChanges(facts, judged);
    const concerned = judged.filter(
      (one) => changes.length === 0 || changes.some((change) => awaitsReview(change, one)),
    );
    const ids = concerned.map((one) => one.id);
    const already = await askedNow(tx, ids);
    return {
      facts,
      changes,
      ids: ids.filter((one) => !already.has(one)),
      already: already.size,
      relation: await relationOfAgent(tx, id, clock.now()),
    };
  },
  on: ({ relation }) => relation,
  decide({ facts, changes, ids, already }, _, { actor }) {
    if (ids.length === 0 && already > 0)
      throw new Refusal(
        "conflict",
        "review-under-way",
        "Somebody is asked about these capabilities already; their answer covers the change.",
      );
    if (ids.length === 0)
      throw new Refusal(
        "conflict",
        "scope-empty",
        "This agent has no capability that stands, so there is nothing to review.",
      );
    const why = changes.length === 0 ? "review on request" : `changed ${changesInWords(changes)}`;
    return {
      ...usually,
      remindDaysBefore: [7, 3, 1],
      dueDays: DUE_DAYS,
      scope: { capabilities: ids.slice(0, 500), state: "approved,active,suspended,retiring" },
      name: `${facts.name}: ${why}`,
      kind: "change" as const,
      createdById: actor.personId,
      seriesId: null,
      round: 1,
    };
  },
  async save(tx, drafted, context) {
    const campaign = await insertCampaign(tx, drafted);
    // Whoever may start this review may not manage campaigns at large.
    const actor = { ...context.actor, roles: ["admin" as const], scopes: null };
    await openCampaign.within(tx, { ...context, actor }, { campaign: campaign.id });
    return campaign;
  },
  evidence: (saved, _, { facts }) => [
    {
      type: "campaign.created",
      subject: { ...campaignSubject(saved), agentId: facts.id },
      payload: { kind: saved.kind, scope: saved.scope },
    },
  ],
  touches: () => ({}),
  answer: (tx, saved, context) => readCampaignById(tx, saved.id, context),
});

/** Starts a review of every agent that changed and whose change nobody is asked about. */
export async function reviewChanges(clock: Clock): Promise<void> {
  const context = () => systemContext("review-changes", clock, systemActor("review-changes", "job"));
  for (const agent of await agentsToReview(present))
    try {
      await startReview(context(), { agent });
    } catch (error) {
      if (!(error instanceof Refusal)) log().error({ err: error, agent }, "a review could not be started");
    }
}
