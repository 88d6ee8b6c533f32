import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";

/** What a write touched: the judgement looks at these again before the transaction commits. */
export interface Touched {
  /** Agents whose own facts changed. */
  agents?: readonly string[];
  /** People whose status, name or manager changed: every agent that leans on them. */
  people?: readonly string[];
  /** Systems whose owner, kind, classification or enforcement changed. */
  systems?: readonly string[];
  /** Data sources whose owners or classification changed. */
  dataSources?: readonly string[];
  /** Teams whose name or lead changed. */
  teams?: readonly string[];
  /** Controls whose default owner or definition changed. */
  controls?: readonly string[];
  /** Workload identities that an agent took or gave up: their other holders are judged too (identity-shared). */
  identities?: readonly string[];
  /** The organisation's thresholds changed: everybody. */
  everything?: boolean;
}

/** `correlationId` ties the evidence of what the judgement finds to the write that it stands behind. */
export type Judge = (tx: Transaction, touched: Touched, now: Instant, correlationId: string) => Promise<void>;

// The judgement stands above the registry, so the registry cannot import it: it is installed at start (lib/boot.ts).
const installed = globalThis as typeof globalThis & { answerableJudge?: Judge };

/**
 * Called once at the start of every process (lib/boot.ts). Whoever puts another in its place for a while gets the one that
 * was there, and puts that back.
 */
export function installJudge(judge: Judge): Judge {
  const before = installed.answerableJudge ?? notInstalled;
  installed.answerableJudge = judge;
  return before;
}

const notInstalled: Judge = () => {
  throw new Error("No judgement is installed: import lib/boot.ts first.");
};

/** Re-judges what a write touched. A process that forgot to install the judgement cannot write. */
export async function judgeTouched(
  tx: Transaction,
  touched: Touched,
  now: Instant,
  correlationId: string,
): Promise<void> {
  await (installed.answerableJudge ?? notInstalled)(tx, touched, now, correlationId);
}
