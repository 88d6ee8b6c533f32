/** When a gap is due, seen from a moment, the nearest first: past, within 7 days, within 30 days, later. */
export const dues = ["overdue", "week", "month", "later"] as const;
export type Due = (typeof dues)[number];
