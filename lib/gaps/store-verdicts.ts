import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AgentVerdict, CapabilityVerdict } from "./store-kept.ts";

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
