import { type Answer, answersFor } from "#lib/gaps/core/answerability.ts";
import type { Finding } from "#lib/gaps/core/finding.ts";
import type { Readiness } from "#lib/gaps/core/readiness.ts";
import { authorize, type Permission, type Relation } from "#lib/identity/core/access.ts";
import type { Actor } from "#lib/identity/core/actor.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { type AgentEvent, agentLifecycle } from "./core/agent-lifecycle.ts";
import { agentStrip, capabilityStrip, seatSentence, unjudgedStrip } from "./core/seat-strip.ts";
import type { AgentState } from "./core/vocabulary.ts";
import { type JudgedAgent, judgedAgent } from "./judged-agent.ts";
import { lifecycleFacts } from "./lifecycle-facts.ts";
import { type CapabilityAnswer, withRisk } from "./list-capabilities.ts";
import { agentSeatAnswers, capabilitySeatAnswers, type SeatAnswer } from "./seat-answers.ts";
import { type AgentRecord, readAgentRecord, relationOf } from "./store-agents.ts";
import { capabilityRecords } from "./store-capabilities.ts";

/** A capability on its agent's page: its tier and why, who is in each seat, and the six answers. */
export interface JudgedCapabilityAnswer extends CapabilityAnswer {
  seats: SeatAnswer[];
  seatStrip: string;
  seatSentence: string;
  answerable: boolean;
  answers: Omit<Answer, "people">[];
}

/** An event that the state allows: who asks may send it, or why it is off. */
export interface EventAnswer {
  event: AgentEvent;
  to: AgentState;
  /** The permission is there and nothing stands against it. */
  offered: boolean;
  /** Why it is off, for people; null when it is offered. */
  because: string | null;
}

/** One agent with everything that is judged of it. */
export interface AgentAnswer extends AgentRecord {
  readiness: Readiness;
  answerability: JudgedAgent["answerability"];
  seats: SeatAnswer[];
  seatStrip: string;
  seatSentence: string;
  capabilities: JudgedCapabilityAnswer[];
  /** On a draft a preview of what will be gaps; afterwards the same as its open gaps. */
  findings: Finding[];
  /** What may happen next; empty when the past is read. */
  events: EventAnswer[];
}

/**
 * One agent as it is answered to `actor`, at `now`; `past` when the registry is read as it stood, where nothing more
 * can happen. @throws Refusal `missing`
 */
export async function agentAnswer(
  queryable: Queryable,
  id: string,
  { now, actor, past }: { now: Instant; actor: Actor; past: boolean },
): Promise<AgentAnswer> {
  const record = await readAgentRecord(queryable, id);
  const judged = await judgedAgent(queryable, id, now);
  const { seats } = judged;
  const strip = agentStrip(seats);
  return {
    ...record,
    riskTier: seats.tier,
    readiness: judged.readiness,
    answerability: judged.answerability,
    seats: agentSeatAnswers(seats),
    seatStrip: strip,
    seatSentence: seatSentence(strip),
    capabilities: judgedCapabilities(judged, await capabilityRecords(queryable, now, id)),
    findings: [...judged.findings],
    events: past ? [] : await eventsFor(queryable, { record, judged, actor, now }),
  };
}

/** What a write on an agent answers: the whole agent; an import, which looks at no answer, gets the record alone. */
export const answerAfterWrite = (
  tx: Queryable,
  id: string,
  { actor, clock, imported }: Context,
): Promise<AgentRecord & Partial<AgentAnswer>> =>
  imported === true ? readAgentRecord(tx, id) : agentAnswer(tx, id, { now: clock.now(), actor, past: false });

/** What the state allows next, and for each event why it is off for who asks, if it is. */
async function eventsFor(
  queryable: Queryable,
  { record, judged, actor, now }: { record: AgentRecord; judged: JudgedAgent; actor: Actor; now: Instant },
): Promise<EventAnswer[]> {
  const submittedById = record.submittedBy?.id ?? null;
  const guarded = await lifecycleFacts(queryable, judged, { personId: actor.personId, submittedById, now });
  const drafted = { id: record.id, state: record.state, createdById: record.createdBy?.id ?? null };
  const relation = await relationOf(queryable, drafted, now);
  return agentLifecycle.offers(record.state, guarded).map(({ event, to, may, hindrance }) => {
    const because = whyNot(actor, may, relation) ?? hindrance?.because ?? null;
    return { event, to, offered: because === null, because };
  });
}

/** Why who asks may not, in the words of the access table; null where they may. */
function whyNot(actor: Actor, may: Permission, relation: Relation): string | null {
  try {
    authorize(actor, may, relation);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function judgedCapabilities(
  judged: JudgedAgent,
  records: Awaited<ReturnType<typeof capabilityRecords>>,
): JudgedCapabilityAnswer[] {
  const { facts, seats, moment, answerable } = judged;
  return withRisk(records, facts, judged.organisation.policy).map((capability) => {
    const seated = seats.byCapability.get(capability.id);
    const strip = seated === undefined ? unjudgedStrip(capability, facts) : capabilityStrip(seated);
    return {
      ...capability,
      seats: capabilitySeatAnswers(seats, capability.id),
      seatStrip: strip,
      seatSentence: strip === "" ? "It is not judged." : seatSentence(strip),
      answerable: answerable.has(capability.id),
      answers:
        seated === undefined
          ? []
          : answersFor(seated, facts, seats, moment).map(({ question, answered, sentence }) => ({
              question,
              answered,
              sentence,
            })),
    };
  });
}
