import type { Notice } from "#lib/notifications/core/notice.ts";
import { inWords, type Role } from "./core/vocabulary.ts";

/** Makes it the same notice, so that it can be settled when the person has answered. */
export const namedInRoleKey = (assignmentId: string): string => `role-named:${assignmentId}`;

/** What somebody is told who was named in a role: who asks, for what, and what their answer is waited for. */
export function namedInRole(
  assignment: { id: string; personId: string; role: Role },
  agent: { slug: string; name: string },
  capability: { name: string } | null,
  by: { name: string },
): Notice {
  const duty = `${inWords(assignment.role)} ${capability === null ? "of" : `for ‘${capability.name}’ of`} ${agent.name}`;
  return {
    personId: assignment.personId,
    kind: "role-named",
    key: namedInRoleKey(assignment.id),
    title: `You are named ${duty}`,
    text: `${by.name} named you ${duty}. Until you accept, nobody answers for it for sure. Accept, or decline with a reason.`,
    href: `/agents/${agent.slug}?section=people`,
    dueAt: null,
  };
}
