import { Stamp, type StampTone } from "#components/ui/stamp.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { RetirementState } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";

const tones: Partial<Record<RetirementState, StampTone>> = {
  requested: "attention",
  approved: "accent",
  in_progress: "accent",
  refused: "critical",
  retired: "good",
};

/** The state of a retirement. */
export const RetirementStateLabel = ({ state }: { state: RetirementState }) => (
  <Stamp tone={tones[state] ?? "plain"}>{inWords(state)}</Stamp>
);
