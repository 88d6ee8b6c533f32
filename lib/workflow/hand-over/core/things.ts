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
export type ProposedBy = "co_holder" | "deputy" | "manager" | "team";

/** Why somebody in line was not proposed. */
export type PassedOver = "not_active" | "would_clash" | "same_person";
