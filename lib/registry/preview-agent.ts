import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import type { Finding } from "#lib/gaps/core/finding.ts";
import type { Readiness } from "#lib/gaps/core/readiness.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import { type RiskPart, riskSentence, riskSum } from "#lib/risk/core/risk-tier.ts";
import { query } from "#lib/verbs/query.ts";
import { unstatedOf } from "./core/agent-lifecycle.ts";
import { agentRoles, capabilityRoles, type RiskTier, type Role } from "./core/vocabulary.ts";
import { judged } from "./judged-agent.ts";
import { previewFacts, previewInput } from "./preview-facts.ts";
import { agentSeatAnswers, capabilitySeatAnswers, type SeatAnswer } from "./seat-answers.ts";

/** What a form that is not saved would come to. */
export interface PreviewAnswer {
  riskTier: RiskTier;
  /** Every role that somebody must hold, on the agent or on a capability. */
  rolesDemanded: Role[];
  capabilities: {
    name: string;
    riskTier: RiskTier;
    riskReason: string;
    riskReasons: { sum: string; points: number; parts: readonly RiskPart[]; floors: readonly string[] };
    strictSeparation: boolean;
    rolesDemanded: readonly Role[];
    seats: SeatAnswer[];
  }[];
  seats: SeatAnswer[];
  /** The controls that would apply, each with the fact by which it does. */
  controls: { id: string; title: string; because: string }[];
  readiness: Readiness;
  /** The gaps that would be open. */
  findings: Finding[];
  /** What must be stated before it can be submitted. */
  unstated: FieldError[];
}

/** Judges a registration form as it is filled in, without saving anything: what the screen shows while typing. */
export const previewAgent = query({
  may: "agent.create",
  summary: "Preview the tier, roles, controls and gaps of an agent that is not saved",
  input: previewInput,
  async read(queryable, input, { now }): Promise<PreviewAnswer> {
    const facts = await previewFacts(queryable, input, now);
    const { seats, controls, findings, readiness } = judged(facts, await loadOrganisation(queryable, now), now);
    const demanded = new Set<Role>(seats.capabilities.flatMap((capability) => capability.demanded));
    return {
      riskTier: seats.tier,
      rolesDemanded: [...agentRoles, ...capabilityRoles.filter((role) => demanded.has(role))],
      capabilities: seats.capabilities.map(({ capability, risk, demanded: roles }) => ({
        name: capability.name,
        riskTier: risk.tier,
        riskReason: riskSentence(risk),
        riskReasons: { sum: riskSum(risk), points: risk.points, parts: risk.parts, floors: risk.floors },
        strictSeparation: risk.strict,
        rolesDemanded: roles,
        seats: capabilitySeatAnswers(seats, capability.id),
      })),
      seats: agentSeatAnswers(seats),
      controls: controls.map(({ control, because }) => ({ id: control.id, title: control.title, because })),
      readiness,
      findings: [...findings],
      unstated: unstatedOf(facts),
    };
  },
});
