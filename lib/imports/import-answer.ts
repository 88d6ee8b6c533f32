import type { OutcomeCounts, RowResult } from "./core/plan.ts";
import type { ImportFormat } from "./core/proposal.ts";

export const importStatuses = ["running", "done", "failed"] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** An import as the API shows it. `rows` come with the single read only. */
export interface ImportAnswer {
  id: string;
  format: ImportFormat;
  fileName: string;
  byteSize: number;
  dryRun: boolean;
  complete: boolean;
  status: ImportStatus;
  rowsDone: number;
  rowsTotal: number;
  counts: OutcomeCounts;
  createdBy: string;
  createdAt: string;
  finishedAt: string | null;
  rows?: RowResult[];
  /** True when there were more rows than are kept; the counts hold them all. */
  truncated?: boolean;
}
