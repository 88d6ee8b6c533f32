import type { Notice } from "#lib/notifications/core/notice.ts";

/** Makes it the same notice for one assigning of a gap: assigned again later, it is told again. */
export const gapAssignedKey = (gap: { id: string; version: number }): string =>
  `${gapAssignedKeys(gap.id)}${gap.version}`;

/** How the keys of all notices about assigning a gap begin. */
export const gapAssignedKeys = (gapId: string): string => `gap-assigned:${gapId}:`;

/** What somebody is told whom a gap was assigned to: what is so, what closes it, until when. */
export const gapAssigned = (
  gap: { id: string; version: number; sentence: string; fix: string; dueAt: Date; agent: { name: string } | null },
  personId: string,
  by: { name: string },
): Notice => ({
  personId,
  kind: "gap-assigned",
  key: gapAssignedKey(gap),
  title: `A gap ${gap.agent === null ? "" : `on ${gap.agent.name} `}is assigned to you`,
  text: `${by.name} asks you to close it: ${gap.sentence} ${gap.fix}`,
  href: `/gaps/${gap.id}`,
  dueAt: gap.dueAt.getTime(),
});
