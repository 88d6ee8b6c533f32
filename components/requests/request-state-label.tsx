import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { RequestState } from "#lib/workflow/core/request-vocabulary.ts";

const tones: Partial<Record<RequestState, string>> = {
  open: "border-accent text-accent",
  changes_requested: "border-high text-high",
  rejected: "border-critical text-critical",
};

/** Where a request stands, as a small stamp. */
export function RequestStateLabel({ state }: { state: RequestState }) {
  return (
    <span
      className={`inline-flex h-5 items-center rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap ${
        tones[state] ?? "border-line-strong text-soft"
      }`}
    >
      {inWords(state)}
    </span>
  );
}
