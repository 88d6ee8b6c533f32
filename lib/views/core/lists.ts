/** The lists of the console that can be kept under a name. The items of a review are one list, whichever the review. */
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
  "matrix",
  "requests",
  "exceptions",
  "retirements",
  "reviews",
  "review-items",
] as const;
export type ListName = (typeof lists)[number];
