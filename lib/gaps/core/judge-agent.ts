import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import type { Instant, Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { agentStrip, capabilityStrip } from "#lib/registry/core/seat-strip.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import { acceptedAt, counted } from "./accepted-gaps.ts";
import { countsForAnswerability, isAnswerable } from "./answerability.ts";
import type { Finding } from "./finding.ts";
import { findingsOf } from "./findings-of.ts";
import { type OrganisationShare, organisationShareOf } from "./organisation-findings.ts";
import { type Readiness, readinessOf } from "./readiness.ts";

/** What is kept of one judged capability. */
export interface CapabilityJudgement {
  id: string;
  tier: RiskTier;
  points: number;
  /** Approver, provisioner and detector must be three people here. */
  strict: boolean;
  answerable: boolean;
  /** Five letters of the seat strip (registry/core/seat-strip.ts). */
  seats: string;
  /** Ids of the accountable people, answering or not; nobody stands in here. */
  accountable: { approver: string | null; detector: string | null; responder: string | null };
}

/** Everything that follows from an agent's facts at one moment. */
export interface AgentJudgement {
  tier: RiskTier;
  /** Judged capabilities only; pending and ended ones have no verdict. */
  capabilities: readonly CapabilityJudgement[];
  /** Nine letters of the seat strip. */
  seats: string;
  /** Ids of the controls that apply, in the organisation's order. */
  controls: readonly string[];
  /** Kept as gaps unless the agent is a draft, whose findings are a preview. */
  findings: readonly Finding[];
  /** The keys of the gaps that an exception accepts at this moment. */
  accepted: ReadonlySet<string>;
  /** Those of the findings that count: not accepted. */
  counted: readonly Finding[];
  readiness: Readiness;
  /** Counts only in the states that make up the figure; else both are 0. */
  answerability: { answerable: number; total: number };
  /** What this agent adds to the findings that belong to no agent. */
  share: OrganisationShare;
  /** The next instant at which this judgement would turn out differently by time alone; null when it never would. */
  nextChange: Instant | null;
}

/**
 * Judges one agent: tier, seats, controls, findings, readiness, answerability (architecture.md, 'The judgement').
 * Pure; `moment` is one judgement's own, as it gathers the next change.
 */
export function judgeAgent(facts: AgentFacts, organisation: OrganisationFacts, moment: Moment): AgentJudgement {
  const seats = seatsOf(facts, organisation.policy, moment);
  const controls = applicableControls(facts, organisation, seats);
  const findings = findingsOf({ facts, organisation, moment, seats, controls });
  const accepted = acceptedAt(facts.exceptions, moment);
  const open = counted(facts.id, findings, accepted);
  let answerable = 0;
  const capabilities = seats.capabilities.map((judged): CapabilityJudgement => {
    const answers = isAnswerable(judged, facts, seats, moment);
    if (answers) answerable += 1;
    const { approver, detector, responder } = judged.seats;
    return {
      id: judged.capability.id,
      tier: judged.risk.tier,
      points: judged.risk.points,
      strict: judged.risk.strict,
      answerable: answers,
      seats: capabilityStrip(judged),
      accountable: {
        approver: approver.accountable?.person.id ?? null,
        detector: detector.accountable?.person.id ?? null,
        responder: responder.accountable?.person.id ?? null,
      },
    };
  });
  const counts = countsForAnswerability(facts.state);
  return {
    tier: seats.tier,
    capabilities,
    seats: agentStrip(seats),
    controls: controls.map(({ control }) => control.id),
    findings,
    accepted,
    counted: open,
    readiness: readinessOf(open),
    answerability: counts ? { answerable, total: capabilities.length } : { answerable: 0, total: 0 },
    share: organisationShareOf(facts.state, seats, controls),
    nextChange: moment.nextChange,
  };
}

/** The same agent judged as if it were active already: what activation must pass (R51). */
export const judgeAsIfActive = (facts: AgentFacts, organisation: OrganisationFacts, moment: Moment): AgentJudgement =>
  judgeAgent({ ...facts, state: "active", activatedAt: facts.activatedAt ?? moment.now }, organisation, moment);
