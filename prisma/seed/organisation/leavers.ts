import type { PersonKey } from "./people.ts";

/** Who left, in days ago. */
export const leavers: Partial<Record<PersonKey, number>> = {
  dmitri: 360,
  viktor: 250,
  yaw: 45,
  stelian: 33,
};
