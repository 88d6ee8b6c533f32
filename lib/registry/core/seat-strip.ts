import { isJudgedIn } from "#lib/gaps/core/states-of-agents.ts";
import type { AgentFacts, CapabilityFacts } from "./facts.ts";
import type { AgentSeats, CapabilitySeats } from "./roles.ts";
import { type Mark, marks, type Seat, type SeatState } from "./seat.ts";
import { agentRoles, capabilityRoles, inWords, type Role } from "./vocabulary.ts";

/**
 * The seat strip as one letter per seat, kept on capability and agent so that a list needs no judgement to draw it.
 * A capital answers; a small letter or a dash does not:
 *
 *   F filled            accepted and attested
 *   S stands in         not demanded, and the role that stands in answers
 *   W waiting           named, has not accepted, still within the acceptance time (drawn outlined)
 *   A attestation stale answers all the same (drawn faded)
 *   C clash             duties clash (drawn split in two)
 *   c clash             duties clash, and the accountable person does not answer (drawn split in two)
 *   u unaccepted        named, has not accepted in time (drawn outlined)
 *   g gone              the accountable person left or is suspended (drawn hatched)
 *   t team only         (drawn hatched)
 *   e empty             (drawn hatched)
 *   - not demanded      and nobody answers (drawn as a thin dash)
 *   x closed            the agent is retired or rejected, or the capability has ended (drawn as a seat folded down)
 *
 * A capability's strip has five letters, in the order of `capabilityRoles`. An agent's has nine: the four of
 * `agentRoles`, then for each capability role the worst over its judged capabilities; with none, the agent's default.
 */
export const seatLetters: Record<SeatState, string> = {
  filled: "F",
  stands_in: "S",
  waiting: "W",
  stale: "A",
  clash: "C",
  clash_unanswered: "c",
  unaccepted: "u",
  inactive: "g",
  team_only: "t",
  empty: "e",
  not_demanded: "-",
  closed: "x",
};

/** The letters of a demanded seat in which nobody answers, or not any more. */
export const unansweredLetters: readonly string[] = (["empty", "team_only", "inactive", "unaccepted"] as const).map(
  (state) => seatLetters[state],
);

const stateByLetter = new Map<string, SeatState>(
  Object.entries(seatLetters).map(([state, letter]) => [letter, state as SeatState]),
);

/** From best to worst: which seat an agent's strip shows for a role that several capabilities have. */
const worseLater: readonly SeatState[] = [
  "closed",
  "not_demanded",
  "stands_in",
  "filled",
  "stale",
  "waiting",
  "clash",
  "clash_unanswered",
  "unaccepted",
  "team_only",
  "inactive",
  "empty",
];

const badness = Object.fromEntries(worseLater.map((state, rank) => [state, rank])) as Record<SeatState, number>;

export const capabilityStripRoles: readonly Role[] = capabilityRoles;
export const agentStripRoles: readonly Role[] = [...agentRoles, ...capabilityRoles];

/** The five letters of a capability. */
export function capabilityStrip({ seats }: Pick<CapabilitySeats, "seats">): string {
  let strip = "";
  for (const role of capabilityRoles) strip += seatLetters[seats[role].state];
  return strip;
}

/** The strip of an agent that has ended: every seat is closed. */
export const closedStrip = seatLetters.closed.repeat(agentStripRoles.length);

/**
 * The strip of a capability that is not judged: what has ended, with its agent or by itself, asks nothing of anybody and
 * its seats are closed. Empty while it waits for approval.
 */
export const unjudgedStrip = (capability: Pick<CapabilityFacts, "state">, agent: Pick<AgentFacts, "state">): string =>
  capability.state === "ended" || !isJudgedIn(agent.state) ? seatLetters.closed.repeat(capabilityRoles.length) : "";

/** The nine letters of an agent. */
export function agentStrip(seats: AgentSeats): string {
  let strip = "";
  for (const role of agentRoles) strip += seatLetters[seats.agent[role].state];
  for (const role of capabilityRoles) {
    let worst: Seat | null = null;
    for (const { seats: own } of seats.capabilities) {
      if (worst === null || badness[own[role].state] > badness[worst.state]) worst = own[role];
    }
    strip += seatLetters[(worst ?? seats.defaults[role]).state];
  }
  return strip;
}

/** One mark of a strip, for whoever draws it. */
export interface StripSeat {
  role: Role;
  state: SeatState;
  mark: Mark;
  answers: boolean;
  /** 'responder is empty' */
  words: string;
}

const stateInWords: Record<SeatState, string> = {
  filled: "answers",
  stands_in: "is stood in for",
  waiting: "is named and has yet to accept",
  stale: "answers, with an attestation that is out of date",
  clash: "clashes with another duty of the same person",
  clash_unanswered: "clashes with another duty of the same person, who has not accepted",
  unaccepted: "has not accepted in time",
  inactive: "has left or is suspended",
  team_only: "is held by a team only",
  empty: "is empty",
  not_demanded: "is not demanded",
  closed: "is closed",
};

/** Reads a kept strip back: five letters of a capability or nine of an agent. An unknown letter reads as empty. */
export function readStrip(strip: string): StripSeat[] {
  const roles = strip.length === agentStripRoles.length ? agentStripRoles : capabilityStripRoles;
  return roles.map((role, index) => {
    const letter = strip[index] ?? seatLetters.empty;
    const state = stateByLetter.get(letter) ?? "empty";
    const answers = letter >= "A" && letter <= "Z";
    return { role, state, mark: marks[state], answers, words: `${inWords(role)} ${stateInWords[state]}` };
  });
}

/** Whether nobody has to answer there any more: every seat is closed. */
export const areClosed = (strip: string): boolean => strip !== "" && strip === seatLetters.closed.repeat(strip.length);

/**
 * The strip in one sentence: '4 of 5 seats answer; responder is empty'. Seats that are not demanded are left out; where
 * all are closed it says so, because nothing is missing there.
 */
export function seatSentence(strip: string): string {
  const seats = readStrip(strip);
  if (areClosed(strip)) return `All ${seats.length} seats are closed; nobody has to answer any more`;
  const counted = seats.filter(({ state }) => state !== "not_demanded" && state !== "closed");
  const answering = counted.filter((seat) => seat.answers);
  const worthSaying = counted.filter((seat) => seat.state !== "filled" && seat.state !== "stands_in");
  const head =
    answering.length === counted.length
      ? `All ${counted.length} seats answer`
      : `${answering.length} of ${counted.length} seats answer`;
  return [head, ...worthSaying.map((seat) => seat.words)].join("; ");
}

/** An agent's own four seats stand apart from those of its capabilities. */
export const isBreakBefore = (strip: string, at: number): boolean =>
  strip.length === agentStripRoles.length && at === agentRoles.length;

/** Each mark as one character, where nothing can be drawn: a cell of a workbook. */
export const markCharacters: Record<Mark, string> = {
  filled: "■",
  stands_in: "▣",
  outlined: "□",
  faded: "▤",
  empty: "▨",
  split: "◧",
  not_demanded: "–",
  closed: "▁",
};

/** The strip as text: '■■□■▨ 4 of 5'. The figure is for whoever hears the marks read out; empty where nothing is judged. */
export function stripAsText(strip: string): string {
  if (strip === "") return "";
  const seats = readStrip(strip);
  const drawn = seats.map(({ mark }, at) => `${isBreakBefore(strip, at) ? " " : ""}${markCharacters[mark]}`);
  const counted = seats.filter(({ state }) => state !== "not_demanded" && state !== "closed");
  const said =
    counted.length === 0 ? "closed" : `${counted.filter(({ answers }) => answers).length} of ${counted.length}`;
  return `${drawn.join("")} ${said}`;
}
