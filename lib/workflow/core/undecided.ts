import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import type { Decider } from "./who-is-asked.ts";

/** So many days before a decision is due, whoever is asked for it is reminded. */
export const REMIND_AHEAD = 1;

/** A decision at its turn that nobody has given, with what the clock did about it since then. */
export interface Undecided {
  turnAt: Instant;
  dueAt: Instant;
  reminded: boolean;
  /** To somebody who is there still: who left, or is away, has it before them in vain. */
  escalated: boolean;
}

/** What the clock does about a decision that nobody gives. */
export type Step = "remind" | "escalate";

/**
 * What is to be done about it by now: a reminder one day before it is due, and from that moment on somebody else beside
 * who is asked. The latest step alone: a reminder that was missed would say less than what follows it. What is due
 * within a day of being asked for has had its reminder by being asked.
 */
export function stepDue({ turnAt, dueAt, reminded, escalated }: Undecided, now: Instant): Step | null {
  if (now >= dueAt) return escalated ? null : "escalate";
  const remindAt = dueAt - REMIND_AHEAD * DAY;
  return now >= remindAt && remindAt > turnAt && !reminded ? "remind" : null;
}

/** Who may decide too from now on: a person, or whoever has a platform role. */
export type Escalation = { toId: string; toRole: null } | { toId: null; toRole: PlatformRole };

/** Who could be asked instead of whoever stays silent. */
export interface Above {
  /** Who is asked already, by name, by their role or by a platform role: to them it cannot go. */
  asked: ReadonlySet<string>;
  /** Who may not decide it: who asked for it, whose hands would meet (R38, R39, R41). */
  barred: ReadonlySet<string>;
  /** The line above the person who is asked, the nearest first; empty where a platform role is asked. */
  managers: readonly Decider[];
  /** People who are there, by platform role in the order in which these are turned to. */
  roles: readonly { role: PlatformRole; holders: readonly string[] }[];
}

/**
 * To whom an overdue decision goes: the first in the line above who is there and may decide it, else whoever has the
 * first of the platform roles that somebody has who may. Null where nobody is left; it is tried again later.
 */
export function escalatesTo({ asked, barred, managers, roles }: Above): Escalation | null {
  const may = (id: string): boolean => !asked.has(id) && !barred.has(id);
  const manager = managers.find(({ id, unable }) => unable === null && may(id));
  if (manager !== undefined) return { toId: manager.id, toRole: null };
  const turnedTo = roles.find(({ holders }) => holders.some(may));
  return turnedTo === undefined ? null : { toId: null, toRole: turnedTo.role };
}
