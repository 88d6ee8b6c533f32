/** What can be handed over. Roles end and begin at a chosen moment; everything else has an owner at one time. */
export const thingKinds = [
  "assignment",
  "deputy",
  "system",
  "data_source",
  "source_quality",
  "control",
  "control_default",
  "team",
  "gap",
] as const;
export type ThingKind = (typeof thingKinds)[number];

/** How somebody came to be proposed. */
export const waysOfProposing = ["co_holder", "deputy", "manager", "team"] as const;
export type ProposedBy = (typeof waysOfProposing)[number];

/** Why somebody in line was not proposed. */
export const reasonsToPassOver = ["not_active", "would_clash", "same_person"] as const;
export type PassedOver = (typeof reasonsToPassOver)[number];
