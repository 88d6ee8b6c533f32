import { Refusal } from "#lib/platform/core/refusal.ts";

/** Accountability cannot be held by a team (R3). */
export const teamIsNeverAccountable = (): Refusal =>
  new Refusal(
    "conflict",
    "team-never-accountable",
    "A team can be responsible or consulted, never accountable. Name a person.",
    { errors: [{ path: "accountable", message: "Name a person to be accountable." }] },
  );
