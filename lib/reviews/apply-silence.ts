import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { evidenceOfSuspension, suspendCapabilities } from "#lib/registry/suspend-capabilities.ts";
import { bringInManagers } from "./bring-in-managers.ts";
import { inBatches } from "./core/in-batches.ts";
import { stageOutcome } from "./core/stage-outcome.ts";
import type { Silence } from "./core/vocabulary.ts";
import type { CampaignRow } from "./store.ts";
import { campaignSubject } from "./store-campaigns.ts";
import { askedPeople, type ItemRow, itemsForUpdate, saveItems } from "./store-items.ts";

const did = { escalate: "escalated", suspend: "suspended", revoke: "revoked" } as const satisfies Record<
  Silence,
  string
>;

/**
 * The due date has come: what nobody answered has the outcome that was stated beforehand (R88). Escalated and suspended
 * items may still be answered until the campaign closes; a revoked one is decided. Where one denial would have been
 * enough and nobody denied, silence is no silence: the campaign's close counts it as agreement.
 */
export async function applySilence(
  tx: Transaction,
  campaign: CampaignRow,
  now: Instant,
): Promise<{ items: number; agents: string[]; evidence: EvidenceDraft[] }> {
  const waiting = await itemsForUpdate(tx, campaign.id, "waiting");
  const silent = waiting.filter((item) => item.silence === null && !agrees(campaign, item));
  if (silent.length === 0) return { items: 0, agents: [], evidence: [] };
  const silence = did[campaign.silence];
  const evidence: EvidenceDraft[] = inBatches(silent, 250).map((batch) => ({
    type: "campaign.silence_applied",
    subject: campaignSubject(campaign),
    payload: {
      outcome: campaign.silence,
      items: batch.map(({ id, agentId, agentName, capabilityId, capabilityName }) => ({
        item: id,
        agent: { id: agentId, name: agentName },
        capability: { id: capabilityId, name: capabilityName },
      })),
    },
  }));
  if (campaign.silence === "escalate") evidence.push(...(await bringInManagers(tx, campaign, now)).evidence);
  const closesAt = campaign.closesAt === null ? null : iso(campaign.closesAt);
  for (const batch of inBatches(silent, 1000))
    await saveItems(
      tx,
      batch.map((item) => ({
        id: item.id,
        state: campaign.silence === "revoke" ? ("revoked" as const) : ("waiting" as const),
        stage: item.stage,
        silence,
        dueAt: campaign.silence === "escalate" ? closesAt : null,
        decided: campaign.silence === "revoke",
      })),
      now,
    );
  // What is to be revoked is stopped at once too; the revocation itself is followed from the close on.
  const stopped =
    campaign.silence === "escalate"
      ? []
      : await suspendCapabilities(
          tx,
          silent.map(({ capabilityId }) => capabilityId),
        );
  evidence.push(
    ...stopped.map((one) =>
      evidenceOfSuspension(one, `Nobody answered in time in the access review '${campaign.name}'.`),
    ),
  );
  return { items: silent.length, agents: [...new Set(stopped.map(({ agentId }) => agentId))], evidence };
}

function agrees(campaign: CampaignRow, item: ItemRow): boolean {
  const stage = campaign.stages[item.stage];
  if (stage?.outcome !== "one_denies" || item.stage < campaign.stages.length - 1) return false;
  const decisions = item.decisions.filter((one) => one.stage === item.stage);
  return stageOutcome(stage.outcome, askedPeople(item), decisions, true) !== "waiting";
}
