import type { ReactNode } from "react";
import { AsOfPicker } from "#components/shell/as-of-picker.tsx";
import { PastEdge } from "#components/shell/past-edge.tsx";
import type { Context } from "#lib/verbs/context.ts";

/** The moment that a list shows. In the past it wears the edge, and offers nothing that changes anything. */
export interface ShownMoment {
  past: boolean;
  /** The moment itself, for times that are told from it. */
  now: number;
  edge: ReactNode;
  picker: ReactNode;
}

/** An address that is no moment shows the list's own refusal. */
export function momentOf(context: Context, asOf: string | undefined): ShownMoment {
  const at = asOf === undefined ? Number.NaN : Date.parse(asOf);
  const known = Number.isFinite(at);
  return {
    past: asOf !== undefined,
    now: known ? at : context.clock.now(),
    edge: known ? <PastEdge at={at} /> : null,
    picker: <AsOfPicker asOf={asOf ?? null} />,
  };
}
