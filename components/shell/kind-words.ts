import type { HitKind } from "#lib/search/core/hit.ts";

/** The heading over what was found of each kind. */
export const kindWords: Record<HitKind, string> = {
  agent: "Agents",
  capability: "Capabilities",
  person: "People",
  team: "Teams",
  system: "Systems",
  dataSource: "Data sources",
  control: "Controls",
  gap: "Open gaps",
};
