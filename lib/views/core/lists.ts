/** The lists of the console that can be kept under a name. */
export const lists = [
  "agents",
  "capabilities",
  "gaps",
  "people",
  "teams",
  "systems",
  "data-sources",
  "controls",
  "evidence",
] as const;
export type ListName = (typeof lists)[number];
