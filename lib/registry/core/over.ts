import { Refusal } from "#lib/platform/core/refusal.ts";
import type { AgentState } from "./vocabulary.ts";

/**
 * Refuses to change what is over: a retired agent stays as it was, a rejected one is taken up again first.
 * @throws Refusal `conflict`
 */
export function refuseOver({ state }: { state: AgentState }): void {
  if (state === "retired") throw new Refusal("conflict", "agent-retired", "This agent is retired; it stays as it was.");
  if (state === "rejected")
    throw new Refusal("conflict", "agent-rejected", "This registration was rejected. Take it up again first (revise).");
}
