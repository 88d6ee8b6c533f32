import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { unjudgedStrip } from "#lib/registry/core/seat-strip.ts";
import { highest, severities } from "#lib/registry/core/vocabulary.ts";
import type { LoadedFacts } from "#lib/registry/load-facts.ts";
import { type AgentJudgement, judgeAgent } from "./core/judge-agent.ts";
import { type GapChange, reconcile } from "./core/reconcile.ts";
import { keepsGaps } from "./core/states-of-agents.ts";
import type { AgentVerdict, CapabilityVerdict, KeptAgent, StoredGap } from "./store-kept.ts";

/** What a judgement changes of what is kept about one agent; undefined and empty where nothing differs. */
export interface Differences {
  agentId: string;
  agentName: string;
  gaps: readonly GapChange<StoredGap>[];
  agent: AgentVerdict | undefined;
  capabilities: readonly CapabilityVerdict[];
  judgement:
    | { nextAt: Instant | null; relies: readonly string[]; applies: readonly string[]; marks: number }
    | undefined;
  /** People whose heavy seats can have changed, and controls on whose default owner it began or ceased to rely. */
  people: readonly string[];
  controls: readonly string[];
}

const unjudged = {
  riskTier: "low",
  riskPoints: 0,
  answerable: false,
  accountableApproverId: null,
  accountableDetectorId: null,
  accountableResponderId: null,
} as const satisfies Omit<CapabilityVerdict, "id" | "seats">;

/** Judges one agent and compares with what is kept. Pure but for its arguments; writes nothing. */
export function differencesOf(
  { facts, nextGrantAt }: LoadedFacts,
  kept: KeptAgent,
  organisation: OrganisationFacts,
  now: Instant,
): Differences {
  const judgement = judgeAgent(facts, organisation, new Moment(now));
  const keeps = keepsGaps(facts.state);
  const gaps = reconcile(
    facts.id,
    { kept: kept.gaps, findings: keeps ? judgement.findings : [], accepted: judgement.accepted },
    { now, policy: organisation.policy },
  );
  const agent = agentVerdict(judgement, keeps);
  const capabilities: CapabilityVerdict[] = [];
  const people = new Set<string>();
  const byId = new Map(judgement.capabilities.map((capability) => [capability.id, capability]));
  const over = new Map(facts.capabilities.map((capability) => [capability.id, unjudgedStrip(capability, facts)]));
  for (const before of kept.capabilities) {
    const after = capabilityVerdict(before.id, byId.get(before.id), over.get(before.id) ?? "", keeps);
    if (sameVerdict(before, after)) continue;
    capabilities.push(after);
    if (isHeavy(before) || isHeavy(after))
      for (const id of [...accountableIn(before), ...accountableIn(after)]) people.add(id);
  }
  const nextAt = earliest(judgement.nextChange, nextGrantAt);
  const relies = judgement.share.reliesOn.map(({ controlId }) => controlId).sort();
  const reliesChanged = relies.join() !== kept.relies.join();
  const applies = judgement.controls.toSorted();
  const appliesChanged = applies.join() !== kept.applies.join();
  const tierChanged = agent.riskTier !== kept.verdict.riskTier;
  return {
    agentId: facts.id,
    agentName: facts.name,
    gaps,
    agent: sameVerdict(kept.verdict, agent) ? undefined : agent,
    capabilities,
    judgement:
      kept.judged && kept.nextAt === nextAt && !reliesChanged && !appliesChanged
        ? undefined
        : { nextAt, relies, applies, marks: kept.marks },
    people: [...people],
    controls: reliesChanged || tierChanged ? [...new Set([...relies, ...kept.relies])] : [],
  };
}

/** Of one capability; what is judged no more is as before its first judgement, but for the seats that it had (`over`). */
const capabilityVerdict = (
  id: string,
  judged: AgentJudgement["capabilities"][number] | undefined,
  over: string,
  keeps: boolean,
): CapabilityVerdict =>
  judged === undefined
    ? { id, ...unjudged, seats: over }
    : {
        id,
        riskTier: judged.tier,
        riskPoints: judged.points,
        answerable: judged.answerable,
        seats: judged.seats,
        accountableApproverId: keeps ? judged.accountable.approver : null,
        accountableDetectorId: keeps ? judged.accountable.detector : null,
        accountableResponderId: keeps ? judged.accountable.responder : null,
      };

/** Who answers for it in the seats that weigh on one person (`concentration`). */
const accountableIn = (verdict: CapabilityVerdict): string[] =>
  [verdict.accountableApproverId, verdict.accountableDetectorId, verdict.accountableResponderId].filter(
    (id) => id !== null,
  );

const isHeavy = ({ riskTier }: CapabilityVerdict): boolean => riskTier === "high" || riskTier === "critical";

const earliest = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

function agentVerdict(judgement: AgentJudgement, keeps: boolean): AgentVerdict {
  const { counted, readiness } = judgement;
  const open = keeps ? counted : [];
  return {
    riskTier: judgement.tier,
    complete: readiness.verdict === "complete",
    seats: judgement.seats,
    capabilityCount: judgement.answerability.total,
    answerableCount: judgement.answerability.answerable,
    openGapCount: open.length,
    worstSeverity: open.length === 0 ? null : highest(severities, ...open.map(({ severity }) => severity)),
  };
}

function sameVerdict<Verdict extends object>(one: Verdict, other: Verdict): boolean {
  for (const name in other) if (one[name] !== other[name]) return false;
  return true;
}

/** True when the judgement found everything as it is kept. */
export const changesNothing = ({ gaps, agent, capabilities, judgement }: Differences): boolean =>
  gaps.length === 0 && agent === undefined && capabilities.length === 0 && judgement === undefined;
