import { type Guard, machine } from "#lib/platform/core/machine.ts";

export const drillStates = ["running", "closed", "cancelled"] as const;
export type DrillState = (typeof drillStates)[number];
export type DrillEvent = "close" | "cancel";

/** What the guards of a drill look at. */
export interface DrillFacts {
  /** Seats that somebody may still answer for. */
  open: number;
}

const seatsOpen: Guard<DrillFacts> = ({ open }) =>
  open > 0
    ? { rule: "drill-open", because: `${open} still wait for an answer. Cancel the drill to end it now.` }
    : null;

/** The life of a drill: it closes by itself when everybody answered or nobody is left to ask. */
export const drillLifecycle = machine<DrillState, DrillEvent, DrillFacts, "drill.run">("A drill")([
  { from: "running", event: "close", to: "closed", may: "drill.run", unless: [seatsOpen] },
  { from: "running", event: "cancel", to: "cancelled", may: "drill.run" },
]);
