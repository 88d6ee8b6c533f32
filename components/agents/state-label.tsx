import { Stamp, type StampTone } from "#components/ui/stamp.tsx";
import { type AgentState, type CapabilityState, inWords } from "#lib/registry/core/vocabulary.ts";

const tones: Partial<Record<AgentState | CapabilityState, StampTone>> = {
  active: "accent",
  live: "accent",
  suspended: "attention",
  rejected: "critical",
};

/** The state of an agent or capability. */
export const StateLabel = ({ state }: { state: AgentState | CapabilityState }) => (
  <Stamp tone={tones[state] ?? "plain"}>{inWords(state)}</Stamp>
);
