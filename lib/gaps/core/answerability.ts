import type { Moment } from "#lib/platform/core/clock.ts";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { AgentFacts, CapabilityFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats, CapabilitySeats } from "#lib/registry/core/roles.ts";
import type { Seat } from "#lib/registry/core/seat.ts";
import { type AgentState, inWords } from "#lib/registry/core/vocabulary.ts";
import { isApproved } from "./states-of-agents.ts";
import { isStated } from "./unanswered.ts";

/** The six questions that every capability must answer (R45, R134), in the order in which they are asked. */
export const questions = ["granted", "allowed", "why", "monitors", "responds", "retires"] as const;
export type Question = (typeof questions)[number];

export const questionInWords: Record<Question, string> = {
  granted: "Who granted it?",
  allowed: "What is allowed?",
  why: "Why?",
  monitors: "Who monitors it?",
  responds: "Who responds?",
  retires: "Who retires it?",
};

/** Only capabilities of agents in these states make up the figure; with none there is no figure. */
export const countsForAnswerability = (state: AgentState): boolean => isApproved(state);

/** The answer to one question, or plainly why there is none. */
export interface Answer {
  question: Question;
  answered: boolean;
  /** Who answers, where the answer is a person: never somebody who does not. */
  people: readonly PersonFacts[];
  sentence: string;
}

const grantIsLive = ({ grant }: CapabilityFacts, moment: Moment): boolean =>
  grant !== null &&
  moment.within(grant.startsAt, grant.endsAt) &&
  grant.grantedBy !== null &&
  grant.approvedBy !== null;

const isAllowed = ({ action, system, dataClassification }: CapabilityFacts, taskBoundary: string | null): boolean =>
  action !== null && system !== null && dataClassification !== null && isStated(taskBoundary);

/** True when all six questions have a live answer; what the figure and the full re-judgement need. */
export function isAnswerable(
  { capability, seats }: CapabilitySeats,
  facts: AgentFacts,
  ofAgent: Pick<AgentSeats, "agent">,
  moment: Moment,
): boolean {
  return (
    grantIsLive(capability, moment) &&
    isAllowed(capability, facts.taskBoundary) &&
    isStated(capability.grant?.reason ?? null) &&
    seats.detector.answers &&
    seats.responder.answers &&
    ofAgent.agent.retirement_owner.answers
  );
}

/** All six answers for people: who or what answers, or why nobody does. */
export function answersFor(
  judged: CapabilitySeats,
  facts: AgentFacts,
  ofAgent: Pick<AgentSeats, "agent">,
  moment: Moment,
): Answer[] {
  const { capability, seats } = judged;
  return [
    granted(capability, moment),
    allowed(capability, facts.taskBoundary),
    why(capability),
    held("monitors", seats.detector, "monitors it"),
    held("responds", seats.responder, "responds"),
    held("retires", ofAgent.agent.retirement_owner, "retires it"),
  ];
}

function granted(capability: CapabilityFacts, moment: Moment): Answer {
  const { grant } = capability;
  const no = (sentence: string): Answer => ({ question: "granted", answered: false, people: [], sentence });
  if (grant === null) return no("No grant is recorded.");
  const { grantedBy, approvedBy, startsAt, endsAt } = grant;
  if (!moment.reached(startsAt)) return no(`The grant begins on ${dateInWords(startsAt)}.`);
  if (endsAt !== null && moment.reached(endsAt)) return no(`The grant ended on ${dateInWords(endsAt)}.`);
  if (grantedBy === null) return no("The grant does not say who made it.");
  if (approvedBy === null) return no("The grant does not say who approved it.");
  const until = endsAt === null ? "without an end" : `until ${dateInWords(endsAt)}`;
  return {
    question: "granted",
    answered: true,
    people: grantedBy.id === approvedBy.id ? [grantedBy] : [grantedBy, approvedBy],
    sentence: `Granted by ${grantedBy.name}, approved by ${approvedBy.name}, ${until}.`,
  };
}

function allowed(capability: CapabilityFacts, taskBoundary: string | null): Answer {
  const unstated: string[] = [];
  if (capability.action === null) unstated.push("the action");
  if (capability.system === null) unstated.push("the system");
  if (capability.dataClassification === null) unstated.push("the data classification");
  if (!isStated(taskBoundary)) unstated.push("the agent's task boundary");
  const answered = isAllowed(capability, taskBoundary);
  const { action, system, dataClassification } = capability;
  return {
    question: "allowed",
    answered,
    people: [],
    sentence: answered
      ? `${inWords(action ?? "")} on ${system?.name}, ${dataClassification} data, within: ${taskBoundary}`
      : `Not stated: ${unstated.join(", ")}.`,
  };
}

function why({ grant }: CapabilityFacts): Answer {
  const reason = grant?.reason ?? null;
  const answered = isStated(reason);
  return {
    question: "why",
    answered,
    people: [],
    sentence: answered ? reason : grant === null ? "No grant is recorded." : "The grant gives no reason.",
  };
}

function held(question: Question, seat: Seat, does: string): Answer {
  const { answering } = seat;
  if (answering === null) return { question, answered: false, people: [], sentence: `Nobody ${does}.` };
  const { name } = answering.person;
  if (seat.answers) {
    const standingIn = seat.standIn === null ? "" : `, standing in as ${inWords(seat.standIn.role)}`;
    return { question, answered: true, people: [answering.person], sentence: `${name} ${does}${standingIn}.` };
  }
  const because = answering.standing === "inactive" ? "has left or is suspended" : "has not accepted in time";
  return { question, answered: false, people: [], sentence: `Nobody ${does}: ${name} ${because}.` };
}

/** Share of answerable capabilities; null, not 0 or 1, when there is none to count. */
export const answerabilityFigure = (counted: { answerable: number; total: number }): number | null =>
  counted.total === 0 ? null : counted.answerable / counted.total;
