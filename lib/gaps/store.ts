import { appendEvidence } from "#lib/evidence/append.ts";
import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { systemActor } from "#lib/identity/core/actor.ts";
import { settleNotices } from "#lib/notifications/settle-notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { RiskTier, Severity } from "#lib/registry/core/vocabulary.ts";
import type { Finding } from "./core/finding.ts";
import type { GapChange, KeptGap } from "./core/reconcile.ts";
import { gapAssignedKeys } from "./gap-assigned.ts";

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

/** One change of a gap with the agent it belongs to; both null for the organisation's own. */
export interface ChangeOfGap {
  agentId: string | null;
  agentName: string | null;
  change: GapChange<StoredGap>;
}

const eventOf: Record<Exclude<GapChange<StoredGap>["change"], "words">, string> = {
  open: "opened",
  reopen: "reopened",
  close: "closed",
  severity: "severity",
  accept: "accepted",
};

const iso = (instant: Instant): string => new Date(instant).toISOString();

/** Writes what became of gaps: rows, their history, and the evidence of it, set by set (R46, R82). */
export async function writeGapChanges(
  tx: Queryable,
  changes: readonly ChangeOfGap[],
  now: Instant,
  correlationId: string,
): Promise<void> {
  if (changes.length === 0) return;
  const at = iso(now);
  const opened: Record<string, unknown>[] = [];
  const updated: Record<string, unknown>[] = [];
  for (const { agentId, change } of changes) {
    if (change.change === "open") {
      // What is new cannot be excused yet: an exception names a gap that is kept, and then its row is found again.
      const { about, ...finding } = change.finding;
      opened.push({
        ...finding,
        key: change.key,
        agentId,
        aboutKind: about?.kind ?? null,
        aboutValue: about?.value ?? null,
        dueAt: iso(change.dueAt),
      });
    } else updated.push(updateOf(change, at));
  }
  const ids = new Map<string, string>();
  if (opened.length > 0) {
    const rows = await tx.query<{ id: string; key: string }>(
      `WITH found AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(key text, rule text, severity "Severity", "agentId" uuid,
           "capabilityId" uuid, role "Role", "controlId" text, "aboutKind" text, "aboutValue" text, sentence text, fix text,
           "closedBy" text, "dueAt" timestamptz)),
         opened AS (INSERT INTO public."Gap" (key, rule, severity, "agentId", "capabilityId", role, "controlId", "aboutKind",
             "aboutValue", sentence, fix, "closedBy", "openedAt", "severitySince", "dueAt")
           SELECT key, rule, severity, "agentId", "capabilityId", role, "controlId", "aboutKind", "aboutValue", sentence, fix,
             "closedBy", $2::timestamptz, $2::timestamptz, "dueAt" FROM found RETURNING id, key, severity),
         told AS (INSERT INTO public."GapEvent" ("gapId", at, event, severity)
           SELECT id, $2::timestamptz, 'opened', severity FROM opened)
       SELECT id::text AS id, key FROM opened`,
      [JSON.stringify(opened), at],
    );
    for (const { id, key } of rows) ids.set(key, id);
  }
  if (updated.length > 0) {
    const closed = await tx.query<{ id: string; assigneeId: string }>(
      `WITH changed AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS u(id uuid, event text, severity "Severity", sentence text,
           fix text, "closedBy" text, status "GapStatus", "openedAt" timestamptz, "severitySince" timestamptz,
           "dueAt" timestamptz, "closedAt" timestamptz)),
         written AS (UPDATE public."Gap" g SET status = COALESCE(u.status, g.status), severity = COALESCE(u.severity, g.severity),
             sentence = COALESCE(u.sentence, g.sentence), fix = COALESCE(u.fix, g.fix),
             "closedBy" = COALESCE(u."closedBy", g."closedBy"), "openedAt" = COALESCE(u."openedAt", g."openedAt"),
             "severitySince" = COALESCE(u."severitySince", g."severitySince"), "dueAt" = COALESCE(u."dueAt", g."dueAt"),
             "closedAt" = u."closedAt", version = g.version + 1
           FROM changed u WHERE g.id = u.id RETURNING g.id, g."assigneeId", g.status),
         told AS (INSERT INTO public."GapEvent" ("gapId", at, event, severity)
           SELECT u.id, $2::timestamptz, u.event, u.severity FROM changed u WHERE u.event IS NOT NULL)
       SELECT id::text AS id, "assigneeId"::text AS "assigneeId" FROM written WHERE status = 'closed' AND "assigneeId" IS NOT NULL`,
      [JSON.stringify(updated), at],
    );
    // Whoever was asked to close it need not read that any more.
    for (const { id, assigneeId } of closed) await settleNotices(tx, assigneeId, gapAssignedKeys(id), now);
  }
  const drafts = changes.flatMap((changed) => evidenceOf(changed, ids));
  await appendEvidence(tx, { actor: systemActor("Judgement"), now, correlationId, reason: null }, drafts);
}

/** The row that an UPDATE takes: null leaves a column as it is, but for `closedAt`. */
function updateOf(change: Exclude<GapChange<StoredGap>, { change: "open" }>, at: string): Record<string, unknown> {
  const { gap } = change;
  if (change.change === "close") return { id: gap.id, event: "closed", status: "closed", closedAt: at };
  const { severity, sentence, fix, closedBy } = change.finding;
  const words = { id: gap.id, severity, sentence, fix, closedBy };
  switch (change.change) {
    case "words":
      return words;
    case "severity":
      return { ...words, event: "severity", severitySince: at, dueAt: iso(change.dueAt) };
    case "accept":
      // A closed gap that comes back counts anew; an open one goes on as it was, only that it counts for nothing.
      return {
        ...words,
        event: "accepted",
        status: "accepted",
        ...(gap.status === "closed" || gap.severity !== severity
          ? { severitySince: at, dueAt: iso(change.dueAt) }
          : {}),
        ...(gap.status === "closed" ? { openedAt: at } : {}),
      };
    case "reopen":
      return { ...words, event: "reopened", status: "open", openedAt: at, severitySince: at, dueAt: iso(change.dueAt) };
  }
}

function evidenceOf({ agentId, agentName, change }: ChangeOfGap, ids: ReadonlyMap<string, string>): EvidenceDraft[] {
  if (change.change === "words") return [];
  const finding: Partial<Finding> = change.change === "close" ? {} : change.finding;
  const before = change.change === "open" ? null : change.gap;
  const rule = finding.rule ?? before?.rule ?? "";
  return [
    {
      type: `gap.${eventOf[change.change]}`,
      subject: {
        kind: "gap",
        id: before?.id ?? ids.get(change.key) ?? null,
        name: agentName === null ? rule : `${rule} on ${agentName}`,
        agentId,
      },
      payload: {
        rule,
        key: change.key,
        severity: finding.severity ?? before?.severity,
        sentence: finding.sentence ?? before?.sentence,
        ...(change.change === "severity" ? { from: change.gap.severity } : {}),
        ...("dueAt" in change ? { dueAt: iso(change.dueAt) } : {}),
      },
    },
  ];
}

/** Writes the verdict columns of agents and capabilities that differ. */
export async function writeVerdicts(
  tx: Queryable,
  agents: readonly (AgentVerdict & { id: string })[],
  capabilities: readonly CapabilityVerdict[],
): Promise<void> {
  if (agents.length > 0)
    await tx.query(
      `UPDATE public."Agent" a SET "riskTier" = v."riskTier", complete = v.complete, seats = v.seats,
         "capabilityCount" = v."capabilityCount", "answerableCount" = v."answerableCount", "openGapCount" = v."openGapCount",
         "worstSeverity" = v."worstSeverity"
       FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, "riskTier" "RiskTier", complete boolean, seats text,
         "capabilityCount" int, "answerableCount" int, "openGapCount" int, "worstSeverity" "Severity")
       WHERE a.id = v.id RETURNING a.id::text AS id`,
      [JSON.stringify(agents)],
    );
  if (capabilities.length > 0)
    await tx.query(
      `UPDATE public."Capability" c SET "riskTier" = v."riskTier", "riskPoints" = v."riskPoints", answerable = v.answerable,
         seats = v.seats, "accountableApproverId" = v."accountableApproverId",
         "accountableDetectorId" = v."accountableDetectorId", "accountableResponderId" = v."accountableResponderId"
       FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, "riskTier" "RiskTier", "riskPoints" int, answerable boolean, seats text,
         "accountableApproverId" uuid, "accountableDetectorId" uuid, "accountableResponderId" uuid)
       WHERE c.id = v.id RETURNING c.id::text AS id`,
      [JSON.stringify(capabilities)],
    );
}

/** Notes when to look again. An agent that was marked anew since it was read stays marked. */
export async function writeJudgements(
  tx: Queryable,
  judgements: readonly {
    agentId: string;
    nextAt: Instant | null;
    relies: readonly string[];
    applies: readonly string[];
    marks: number;
  }[],
  now: Instant,
): Promise<void> {
  if (judgements.length === 0) return;
  await tx.query(
    `INSERT INTO public."Judgement" ("agentId", "judgedAt", "nextAt", relies, applies, marks)
     SELECT j."agentId", $2::timestamptz, j."nextAt", ARRAY(SELECT jsonb_array_elements_text(j.relies)),
       ARRAY(SELECT jsonb_array_elements_text(j.applies)), j.marks
     FROM jsonb_to_recordset($1::jsonb) AS j("agentId" uuid, "nextAt" timestamptz, relies jsonb, applies jsonb, marks int)
     ON CONFLICT ("agentId") DO UPDATE SET "judgedAt" = EXCLUDED."judgedAt", relies = EXCLUDED.relies,
       applies = EXCLUDED.applies,
       "nextAt" = CASE WHEN "Judgement".marks = EXCLUDED.marks THEN EXCLUDED."nextAt" ELSE "Judgement"."nextAt" END
     RETURNING "agentId"::text AS id`,
    [
      JSON.stringify(judgements.map((row) => ({ ...row, nextAt: row.nextAt === null ? null : iso(row.nextAt) }))),
      iso(now),
    ],
  );
}

/** Asks for agents to be judged again at `now`: the due list. All of them when no ids are given. @returns how many */
export async function markDue(tx: Queryable, ids: readonly string[] | null, now: Instant): Promise<number> {
  const rows = await tx.query<{ marked: number }>(
    `WITH marked AS (INSERT INTO public."Judgement" ("agentId", "judgedAt", "nextAt", marks)
       SELECT a.id, $2::timestamptz, $2::timestamptz, 1 FROM public."Agent" a WHERE $1::uuid[] IS NULL OR a.id = ANY($1::uuid[])
       ORDER BY a.id
       ON CONFLICT ("agentId") DO UPDATE SET marks = "Judgement".marks + 1, "nextAt" = LEAST("Judgement"."nextAt", $2::timestamptz)
       RETURNING "agentId")
     SELECT count(*)::int AS marked FROM marked`,
    [ids, iso(now)],
  );
  return rows[0]?.marked ?? 0;
}

/** The agents that are due, the longest overdue first; `except` those. */
export async function dueAgents(
  queryable: Queryable,
  now: Instant,
  limit: number,
  except: readonly string[] = [],
): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT "agentId"::text AS id FROM public."Judgement" WHERE "nextAt" <= $1::timestamptz AND "agentId" <> ALL($3::uuid[])
     ORDER BY "nextAt", "agentId" LIMIT $2`,
    [iso(now), limit, except],
  );
  return rows.map(({ id }) => id);
}

/** The next agents in the order of their ids, after one. */
export async function agentsAfter(queryable: Queryable, after: string | null, limit: number): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT id::text AS id FROM public."Agent" WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

export async function countAgents(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ total: number }>(`SELECT count(*)::int AS total FROM public."Agent"`);
  return row?.total ?? 0;
}
