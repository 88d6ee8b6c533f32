import type { Mark } from "./seat.ts";

/** A mark is drawn on so many units, in the one colour of what stands around it. */
export const MARK = { width: 10, height: 14 } as const;

/** One stroke of a mark: a rectangle with its corners rounded, or a path. Filled or outlined, dashed, and how densely. */
export interface Stroke {
  shape: { rect: readonly [x: number, y: number, width: number, height: number, round: number] } | { path: string };
  /** How densely it is filled, 1 being full. */
  fill?: number;
  line?: { width: number; dash?: string; dense?: number; round?: boolean };
}

/** What each mark looks like, on the screen and on paper alike: shape says what a seat is, colour only helps. */
export const strokesOf: Record<Mark, readonly Stroke[]> = {
  filled: [{ shape: { rect: [1, 1, 8, 12, 1] }, fill: 1 }],
  stands_in: [{ shape: { path: "M2 1h3.4L9 4.6V12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z" }, fill: 1 }],
  outlined: [{ shape: { rect: [1.75, 1.75, 6.5, 10.5, 0.6] }, line: { width: 1.5 } }],
  faded: [
    { shape: { rect: [1.5, 1.5, 7, 11, 0.8] }, fill: 0.3 },
    { shape: { rect: [1.5, 1.5, 7, 11, 0.8] }, line: { width: 1, dense: 0.55 } },
  ],
  empty: [
    { shape: { rect: [1.5, 1.5, 7, 11, 0.8] }, line: { width: 1, dash: "2 1.2" } },
    { shape: { path: "M2 6.2 6.2 2M2 9.6 8 3.6M2.6 12 8 6.6M6 12l2-2" }, line: { width: 0.8 } },
  ],
  split: [
    { shape: { path: "M2 1h6.6L1 8.2V2a1 1 0 0 1 1-1z" }, fill: 1 },
    { shape: { path: "M9 5.2V12a1 1 0 0 1-1 1H1.4L1 12.8z" }, line: { width: 1, round: true } },
  ],
  not_demanded: [{ shape: { path: "M2.5 7h5" }, line: { width: 1 } }],
  // The seat is folded down: what is left of it lies at the foot of the others.
  closed: [{ shape: { rect: [1, 10, 8, 3, 1] }, fill: 1 }],
};
