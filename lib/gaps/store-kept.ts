import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { RiskTier, Severity } from "#lib/registry/core/vocabulary.ts";
import type { KeptGap } from "./core/reconcile.ts";

/** What the judgement writes on an agent, and nothing else does. */
export interface AgentVerdict {
  riskTier: RiskTier;
  complete: boolean;
  seats: string;
  /** Capabilities that count for answerability, and those of them that are answerable. */
  capabilityCount: number;
  answerableCount: number;
  openGapCount: number;
  worstSeverity: Severity | null;
}

/** What the judgement writes on a capability. */
export interface CapabilityVerdict {
  id: string;
  riskTier: RiskTier;
  riskPoints: number;
  answerable: boolean;
  seats: string;
  accountableApproverId: string | null;
  accountableDetectorId: string | null;
  accountableResponderId: string | null;
}

export interface StoredGap extends KeptGap {
  id: string;
  agentId: string | null;
  rule: string;
}

/** Everything that is kept of an agent's last judgement. */
export interface KeptAgent {
  id: string;
  verdict: AgentVerdict;
  capabilities: readonly CapabilityVerdict[];
  /** Open and accepted ones; a closed gap is looked up when its rule fires again. */
  gaps: readonly StoredGap[];
  /** False before the first judgement. */
  judged: boolean;
  nextAt: Instant | null;
  relies: readonly string[];
  applies: readonly string[];
  marks: number;
}

/**
 * Locks agents until the transaction ends, in the order of their ids, so that two transactions never judge one agent
 * at once and none waits for the other in a circle.
 */
export async function lockAgents(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(`SELECT id::text FROM public."Agent" WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`, [ids]);
}

const gapColumns = `g.id, g.key, g.rule, g."agentId", g.status, g.severity, g."severitySince", g.sentence, g.fix, g."closedBy"`;

type GapRow = Omit<StoredGap, "severitySince"> & { severitySince: string };

const gapOf = (row: GapRow): StoredGap => ({ ...row, severitySince: Date.parse(row.severitySince) });

interface KeptRow {
  id: string;
  verdict: AgentVerdict;
  capabilities: CapabilityVerdict[] | null;
  gaps: GapRow[] | null;
  judgement: { nextAt: string | null; relies: string[]; applies: string[]; marks: number } | null;
}

/** What is kept of the last judgement of some agents, by their id. One statement. */
export async function readKept(queryable: Queryable, ids: readonly string[]): Promise<Map<string, KeptAgent>> {
  const rows = await queryable.query<{ row: string }>(
    `SELECT row_to_json(k)::text AS row FROM (SELECT a.id,
       (SELECT row_to_json(v) FROM (SELECT a."riskTier", a.complete, a.seats, a."capabilityCount", a."answerableCount",
          a."openGapCount", a."worstSeverity") v) AS verdict,
       (SELECT json_agg(c) FROM (SELECT c.id, c."riskTier", c."riskPoints", c.answerable, c.seats, c."accountableApproverId",
          c."accountableDetectorId", c."accountableResponderId" FROM "Capability" c WHERE c."agentId" = a.id) c) AS capabilities,
       (SELECT json_agg(g) FROM (SELECT ${gapColumns} FROM "Gap" g
          WHERE g."agentId" = a.id AND g.status IN ('open', 'accepted')) g) AS gaps,
       (SELECT row_to_json(j) FROM (SELECT j."nextAt", j.relies, j.applies, j.marks FROM "Judgement" j WHERE j."agentId" = a.id) j) AS judgement
     FROM "Agent" a WHERE a.id = ANY($1::uuid[])) k`,
    [ids],
  );
  return new Map(
    rows.map(({ row }) => {
      const { id, verdict, capabilities, gaps, judgement } = JSON.parse(row) as KeptRow;
      const nextAt = judgement?.nextAt ?? null;
      return [
        id,
        {
          id,
          verdict,
          capabilities: capabilities ?? [],
          gaps: (gaps ?? []).map(gapOf),
          judged: judgement !== null,
          nextAt: nextAt === null ? null : Date.parse(nextAt),
          relies: judgement?.relies ?? [],
          applies: judgement?.applies ?? [],
          marks: judgement?.marks ?? 0,
        },
      ];
    }),
  );
}

/** Gaps by their keys, closed ones included. */
export async function gapsByKey(queryable: Queryable, keys: readonly string[]): Promise<Map<string, StoredGap>> {
  if (keys.length === 0) return new Map();
  const rows = await queryable.query<{ row: string }>(
    `SELECT row_to_json(k)::text AS row FROM (SELECT ${gapColumns} FROM "Gap" g WHERE g.key = ANY($1::text[])) k`,
    [keys],
  );
  return new Map(rows.map(({ row }) => gapOf(JSON.parse(row) as GapRow)).map((gap) => [gap.key, gap]));
}
