import type { AgentState } from "#lib/registry/core/vocabulary.ts";

const kept: readonly AgentState[] = ["submitted", "approved", "active", "suspended", "retiring"];
const approved: readonly AgentState[] = ["approved", "active", "suspended", "retiring"];

/** In these states findings are gaps; a draft shows the same findings as a preview (docs/rules.md). */
export const keepsGaps = (state: AgentState): boolean => kept.includes(state);

/** A rejected or retired agent has no findings. */
export const isJudgedIn = (state: AgentState): boolean => state === "draft" || keepsGaps(state);

/** Its registration was approved and it is not over: what an approval must have settled is asked of these. */
export const isApproved = (state: AgentState): boolean => approved.includes(state);
