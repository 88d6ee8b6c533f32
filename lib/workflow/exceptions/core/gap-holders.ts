import { type Role, roles } from "#lib/registry/core/vocabulary.ts";

/** The parts of a gap that say whose it is. */
export interface GapInQuestion {
  role: Role | null;
  aboutKind: string | null;
  aboutValue: string | null;
  assigneeId: string | null;
}

/**
 * Who holds a gap, and so cannot decide that it is accepted (R33, R47): whoever was asked to close it, everybody
 * present in the role or roles that it is about, the owner of its control, and the agent's business owner always.
 */
export function gapHolders(
  gap: GapInQuestion,
  holders: Partial<Record<Role, readonly string[]>>,
  controlOwnerId: string | null,
): string[] {
  const pair = gap.aboutKind === "roles" ? (gap.aboutValue ?? "").split("+") : [];
  const about = roles.filter((role) => role === gap.role || role === "business_owner" || pair.includes(role));
  const people = [gap.assigneeId, controlOwnerId, ...about.flatMap((role) => holders[role] ?? [])];
  return [...new Set(people.filter((id) => id !== null))];
}
