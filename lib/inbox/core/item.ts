import { DAY, type Instant } from "#lib/platform/core/clock.ts";

/** Why something waits for a person: one kind per source. */
export const itemKinds = [
  "accept",
  "attest",
  "attest_for",
  "gap",
  "hand_over",
  "drill",
  "review",
  "follow_up",
  "decision",
  "exception",
  "exception_ending",
  "retirement",
  "retirement_step",
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** How an inbox is grouped: what is late, what is due within seven days, and the rest. */
export const dueGroups = ["overdue", "week", "later"] as const;
export type DueGroup = (typeof dueGroups)[number];

/** Days that 'this week' reaches ahead. */
export const WEEK = 7;

/** The group of a due time; what has no due time is later. A due time that is now has come. */
export function dueGroupOf(dueAt: Instant | null, now: Instant): DueGroup {
  if (dueAt === null) return "later";
  if (dueAt <= now) return "overdue";
  return dueAt <= now + WEEK * DAY ? "week" : "later";
}
