/** The parts of the agent page, in the address as `?section=`; the first stands when none is named. */
export const sections = ["answers", "people", "controls", "matrix", "map", "gaps", "facts", "history"] as const;
export type SectionName = (typeof sections)[number];

export const sectionOf = (asked: string | undefined): SectionName =>
  sections.find((section) => section === asked) ?? "answers";
