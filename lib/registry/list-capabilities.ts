import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isJudged, type RiskPart, riskOf, riskSentence, riskSum } from "#lib/risk/core/risk-tier.ts";
import type { Context } from "#lib/verbs/context.ts";
import { asOf, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { capabilityInAddress } from "./capability-by-name.ts";
import type { AgentFacts } from "./core/facts.ts";
import { nextReviewAt } from "./core/next-review.ts";
import type { Policy } from "./core/policy.ts";
import { capabilityStates } from "./core/vocabulary.ts";
import { factsOfAgent } from "./facts-of-agent.ts";
import { idInAddress } from "./resolve.ts";
import { type CapabilityRecord, capabilityRecords } from "./store-capabilities.ts";

/** A capability with its tier and why (R61). */
export interface CapabilityAnswer extends CapabilityRecord {
  /** 'High because it pays and cannot be undone.' */
  riskReason: string;
  /** The sum of the parts, as people check it, and what raised the tier whatever the sum. */
  riskReasons: { sum: string; points: number; parts: readonly RiskPart[]; floors: readonly string[] };
  /** Approver, provisioner and detector must be three people here (R38, R40). */
  strictSeparation: boolean;
  /** When the next access review is due: null until the agent is active. */
  nextReviewAt: string | null;
}

/** Every capability of an agent, or one, with its tier and why; all states unless one is asked for. */
async function capabilitiesOf(
  queryable: Queryable,
  agentId: string,
  now: Instant,
  capabilityId: string | null = null,
): Promise<CapabilityAnswer[]> {
  const facts = await factsOfAgent(queryable, agentId, now);
  const { policy } = await loadOrganisation(queryable, now);
  return withRisk(await capabilityRecords(queryable, now, agentId, capabilityId), facts, policy);
}

/** What a write on a capability answers; an import, which looks at no answer, gets the record alone. */
export async function capabilityAfterWrite(
  tx: Queryable,
  { agentId, id }: { agentId: string; id: string },
  { clock, imported }: Context,
): Promise<CapabilityRecord & Partial<CapabilityAnswer>> {
  const now = clock.now();
  const [found] =
    imported === true ? await capabilityRecords(tx, now, agentId, id) : await capabilitiesOf(tx, agentId, now, id);
  if (!found) throw missing("capability", id);
  return found;
}

/** Adds to each record its tier and why, under the agent's facts. */
export function withRisk(
  records: readonly CapabilityRecord[],
  facts: AgentFacts,
  policy: Pick<Policy, "reviewWithinDays">,
): CapabilityAnswer[] {
  const byId = new Map(facts.capabilities.map((capability) => [capability.id, capability]));
  return records.flatMap((record) => {
    const capability = byId.get(record.id);
    if (capability === undefined) return [];
    const risk = riskOf(capability, facts);
    const { points, parts, floors, strict } = risk;
    const review = isJudged(capability) ? nextReviewAt(facts, capability, risk.tier, policy) : null;
    return [
      {
        ...record,
        riskTier: risk.tier,
        riskReason: riskSentence(risk),
        riskReasons: { sum: riskSum(risk), points, parts, floors },
        strictSeparation: strict,
        nextReviewAt: review === null ? null : iso(review),
      },
    ];
  });
}

/** The capabilities of an agent with their tiers; the ended ones too when `state` asks for them. */
export const listCapabilities = query({
  may: "catalogue.read",
  summary: "List an agent's capabilities with their tiers and why",
  input: z.strictObject({
    agent: reference,
    state: z.enum([...capabilityStates, "all"]).optional(),
    asOf,
  }),
  async read(queryable, input, { now }) {
    const found = await capabilitiesOf(queryable, await idInAddress(queryable, "agent", input.agent), now);
    const asked = input.state ?? "not ended";
    const data = found.filter(({ state }) =>
      asked === "not ended" ? state !== "ended" : asked === "all" || state === asked,
    );
    return { data, nextCursor: null, total: data.length };
  },
});

/** One capability with its tier and why. */
export const readCapability = query({
  may: "catalogue.read",
  summary: "Read a capability with its tier and why",
  input: z.strictObject({ agent: reference, capability: reference, asOf }),
  async read(queryable, input, { now }) {
    const agentId = await idInAddress(queryable, "agent", input.agent);
    const { id } = await capabilityInAddress(queryable, agentId, input.capability);
    const [found] = await capabilitiesOf(queryable, agentId, now, id);
    if (!found) throw missing("capability", input.capability);
    return found;
  },
});
