import type { AgentFacts, CapabilityFacts, ChangeFacts } from "./facts.ts";

/**
 * The changes of a running agent that no completed review covers yet, the oldest first (docs/rules.md, change-unreviewed).
 * A change of one capability's tools is covered by a review of that capability. A change of the whole agent concerns
 * each capability that is judged: it is covered when all of them have been reviewed since, but for those whose reach
 * was approved after it, in sight of it. What no judged capability is left for needs no review.
 */
export function unreviewedChanges(
  { activatedAt, changes }: Pick<AgentFacts, "activatedAt" | "changes">,
  judged: readonly Pick<CapabilityFacts, "id" | "approvedAt" | "reviewedAt">[],
): ChangeFacts[] {
  if (activatedAt === null) return [];
  return changes.filter((change) => change.at > activatedAt && judged.some((one) => awaitsReview(change, one)));
}

/** True while this capability has to be looked at again because of the change. */
export const awaitsReview = (
  { at, capabilityId }: Pick<ChangeFacts, "at" | "capabilityId">,
  { id, approvedAt, reviewedAt }: Pick<CapabilityFacts, "id" | "approvedAt" | "reviewedAt">,
): boolean =>
  capabilityId === null
    ? (reviewedAt === null || reviewedAt < at) && (approvedAt === null || approvedAt <= at)
    : capabilityId === id && (reviewedAt === null || reviewedAt < at);

const words: Record<ChangeFacts["what"], string> = {
  prompt: "prompt",
  model: "model",
  tools: "tools",
  data_sources: "data sources",
  autonomy: "autonomy",
};

/** 'prompt, model and tools': each kind once, in the order in which they changed. */
export function changesInWords(changes: readonly Pick<ChangeFacts, "what">[]): string {
  const said = [...new Set(changes.map(({ what }) => words[what]))];
  return said.length <= 1 ? (said[0] ?? "") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
}
