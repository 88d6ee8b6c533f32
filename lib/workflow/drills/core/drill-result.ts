import type { Instant } from "#lib/platform/core/clock.ts";

/** One ask, as far as the result is concerned. */
export interface AskFacts {
  assignmentId: string;
  rank: number;
  askedAt: Instant;
  dueAt: Instant;
  answeredAt: Instant | null;
}

/** How a seat came out. `waiting`: somebody may still answer in time. */
export const outcomes = ["holder", "deputy", "late", "nobody", "waiting"] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * Who answered for a seat in time: the holder, or a deputy in their turn; else whether somebody answered late, or nobody
 * did. While the drill runs a seat without an answer in time waits.
 */
export function outcomeOf(asks: readonly AskFacts[], running: boolean): Outcome {
  const inTime = asks.find(({ answeredAt, dueAt }) => answeredAt !== null && answeredAt < dueAt);
  if (inTime) return inTime.rank === 0 ? "holder" : "deputy";
  if (running) return "waiting";
  return asks.some(({ answeredAt }) => answeredAt !== null) ? "late" : "nobody";
}

/** Whether a seat needs nothing more: somebody answered, in time or late. */
export const isAnswered = (asks: readonly AskFacts[]): boolean => asks.some(({ answeredAt }) => answeredAt !== null);

/** From the drill's start to the seat's first answer, in milliseconds; null while there is none. */
export function timeToReach(asks: readonly AskFacts[], startedAt: Instant): number | null {
  const answers = asks.flatMap(({ answeredAt }) => answeredAt ?? []);
  return answers.length === 0 ? null : Math.min(...answers) - startedAt;
}

export interface DrillFigures {
  seats: number;
  outcomes: Record<Outcome, number>;
  /** Half of the seats that were reached, were so within this; null when none was. Milliseconds. */
  medianToReach: number | null;
}

/** The figures of a drill: about seats, never a ranking of people. */
export function figuresOf(asks: readonly AskFacts[], startedAt: Instant, running: boolean): DrillFigures {
  const seats = [...Map.groupBy(asks, ({ assignmentId }) => assignmentId).values()];
  const counted = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const seat of seats) counted[outcomeOf(seat, running)] += 1;
  const times = seats.flatMap((seat) => timeToReach(seat, startedAt) ?? []).toSorted((one, other) => one - other);
  const middle = Math.floor((times.length - 1) / 2);
  return { seats: seats.length, outcomes: counted, medianToReach: times[middle] ?? null };
}
