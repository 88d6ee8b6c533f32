import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

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

/** How many agents there are, also those of the past: the whole of a re-judgement. */
export async function countAgents(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ total: number }>(`SELECT count(*)::int AS total FROM public."Agent"`);
  return row?.total ?? 0;
}
