import { DAY } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";

export const exportStates = ["waiting", "making", "made", "failed"] as const;
export type ExportState = (typeof exportStates)[number];

/** So long a file is kept once it was asked for. Milliseconds. */
export const KEPT_FOR = DAY;

/** So many exports a person has at once. */
export const MOST_EXPORTS = 10;

/** A file that would be larger is not kept: fetched directly it is written as it is sent. */
export const MOST_BYTES = 500_000_000;

const KEEPABLE = /^(?:(?:raci|gaps)|campaigns\/[-\w]+)\.(?:csv|json|xlsx)$/;

/** Whether the server makes and keeps a report, by its address under /api/v1/reports. A PDF is made as it is fetched. */
export const keepable = (report: string): boolean => KEEPABLE.test(report);

/** A report that the server makes, or made, for somebody. */
export interface KeptExport {
  id: string;
  title: string;
  /** Its address under /api/v1/reports: 'raci.xlsx'. */
  report: string;
  state: ExportState;
  /** What the file is called; null until it is made. */
  name: string | null;
  /** How much of it is there. */
  bytes: number;
  /** Why it could not be made. */
  failure: string | null;
  askedAt: string;
  finishedAt: string | null;
  /** When it is deleted. */
  endsAt: string;
}

/** Whether it never was, is kept no more or is somebody else's, nobody is told. */
export const exportGone = () =>
  new Refusal("conflict", "export-gone", "This export is not kept for you: it is not made yet, or its day is over.");
