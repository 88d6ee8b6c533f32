import { Stamp, type StampTone } from "#components/ui/stamp.tsx";
import type { ExceptionState } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";

const tones: Partial<Record<ExceptionState, StampTone>> = {
  requested: "attention",
  approved: "accent",
  refused: "critical",
};

/** The state of an exception. */
export const ExceptionStateLabel = ({ state }: { state: ExceptionState }) => (
  <Stamp tone={tones[state] ?? "plain"}>{state}</Stamp>
);
