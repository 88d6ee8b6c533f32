import type { PersonKey } from "./people.ts";

/** Who left, in days ago. */
export const leavers: Partial<Record<PersonKey, number>> = {
  dmitri: 360,
  viktor: 250,
  yaw: 45,
  stelian: 11,
};

/** Whose access was taken away for a leave, and whose place somebody else took meanwhile; in days ago. */
export const onLeave = { baptiste: { from: 33, until: 5, meanwhile: "linh" } } as const satisfies Partial<
  Record<PersonKey, { from: number; until: number; meanwhile: PersonKey }>
>;
