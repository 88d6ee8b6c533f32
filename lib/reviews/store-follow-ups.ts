import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { StandIn } from "#lib/registry/core/standing-in.ts";
import { awayInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import { firstDeputyInSql } from "#lib/registry/standing-in.ts";
import { isId } from "#lib/verbs/fields.ts";
import { assignmentOfFollowUpInSql } from "./asked-by.ts";
import type { FollowUpKind } from "./core/vocabulary.ts";

/** Who provisions each capability now: the one marked or who began first, its own before the agent's default. */
export async function provisionersOf(
  queryable: Queryable,
  capabilityIds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const rows = await queryable.query<{ capabilityId: string; personId: string }>(
    `SELECT DISTINCT ON (c.id) c.id::text AS "capabilityId", h."personId"::text AS "personId"
     FROM "Capability" c JOIN "Assignment" h ON h."agentId" = c."agentId" AND h.role = 'provisioner' AND h."personId" IS NOT NULL
       AND (h."capabilityId" = c.id OR h."capabilityId" IS NULL)
     JOIN "Person" p ON p.id = h."personId" AND p.status = 'active'
     WHERE c.id = ANY($1::uuid[]) AND ${presentInSql("h", "$2")}
     ORDER BY c.id, h."capabilityId" NULLS LAST, h.accountable DESC, h."startsAt", h."recordedAt", h.id`,
    [capabilityIds, iso(now)],
  );
  return new Map(rows.map(({ capabilityId, personId }) => [capabilityId, personId]));
}

/** A revocation or change that a review asks for, followed until it is confirmed. */
export interface FollowUpAnswer {
  id: string;
  kind: FollowUpKind;
  item: string;
  agent: SlugReference;
  capability: SlugReference;
  ask: string;
  assignee: PersonReference | null;
  openedAt: string;
  dueAt: string;
  confirmedAt: string | null;
  confirmedBy: PersonReference | null;
  /** On whose behalf, where who confirmed it stood in. */
  confirmedFor: PersonReference | null;
  note: string | null;
  version: number;
}

export const followUpColumns = `f.id::text AS id, f.kind, f."itemId"::text AS item, ${slugReferenceSql("a")} AS agent,
  ${slugReferenceSql("c")} AS capability, f.ask, ${personReferenceSql("p")} AS assignee, ${isoSql('f."openedAt"')} AS "openedAt",
  ${isoSql('f."dueAt"')} AS "dueAt", ${isoSql('f."confirmedAt"')} AS "confirmedAt", ${personReferenceSql("y")} AS "confirmedBy",
  ${personReferenceSql("z")} AS "confirmedFor",
  f.note, f.version`;
export const followUpFrom = `"ReviewFollowUp" f JOIN "Agent" a ON a.id = f."agentId" JOIN "Capability" c ON c.id = f."capabilityId"
  LEFT JOIN "Person" p ON p.id = f."assigneeId" LEFT JOIN "Person" y ON y.id = f."confirmedById"
  LEFT JOIN "Person" z ON z.id = f."confirmedForId"`;

/** Who stands in for the assignees of open follow-ups who are out of office, by the follow-up. */
export async function standInsOfFollowUps(
  queryable: Queryable,
  ids: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, StandIn>> {
  const rows = await queryable.query<StandIn & { followUp: string }>(
    `SELECT x."followUp", x."personId", x.holder FROM (
       SELECT f.id::text AS "followUp", jsonb_build_object('id', h.id, 'name', h.name) AS holder,
         ${firstDeputyInSql("$2")}::text AS "personId"
       FROM "ReviewFollowUp" f JOIN "Person" h ON h.id = f."assigneeId" AND h.status = 'active' AND ${awayInSql("h", "$2")}
       JOIN "Assignment" s ON s.id = ${assignmentOfFollowUpInSql("$2")}
       WHERE f.id = ANY($1::uuid[]) AND f."confirmedAt" IS NULL) x
     WHERE x."personId" IS NOT NULL`,
    [ids, iso(now)],
  );
  return new Map(rows.map(({ followUp, ...standIn }) => [followUp, standIn]));
}

/** What a campaign asks for and nobody active is to do, together for each who was asked. */
export const unheldFollowUps = (
  queryable: Queryable,
): Promise<
  {
    campaign: { id: string; name: string };
    askedId: string | null;
    count: number;
    dueAt: string;
  }[]
> =>
  queryable.query(
    `SELECT jsonb_build_object('id', m.id, 'name', m.name) AS campaign, f."assigneeId"::text AS "askedId", count(*)::int AS count,
       ${isoSql('min(f."dueAt")')} AS "dueAt"
     FROM "ReviewFollowUp" f JOIN "Campaign" m ON m.id = f."campaignId" LEFT JOIN "Person" h ON h.id = f."assigneeId"
     WHERE f."confirmedAt" IS NULL AND h.status IS DISTINCT FROM 'active'
     GROUP BY m.id, m.name, f."assigneeId" ORDER BY m.id, f."assigneeId"`,
  );

/** A follow-up, locked until the transaction ends. @throws Refusal `missing` */
export async function followUpForUpdate(tx: Transaction, campaignId: string, name: string) {
  if (isId(name)) {
    await tx.query(`SELECT id::text FROM "ReviewFollowUp" WHERE id = $1::uuid FOR UPDATE`, [name]);
    const found = await tx.models.reviewFollowUp.findUnique({ where: { id: name } });
    if (found && found.campaignId === campaignId) return found;
  }
  throw missing("follow-up", name);
}

/** @throws Refusal `missing` */
export async function readFollowUp(queryable: Queryable, id: string): Promise<FollowUpAnswer> {
  const [found] = await queryable.query<FollowUpAnswer>(
    `SELECT ${followUpColumns} FROM ${followUpFrom} WHERE f.id = $1::uuid`,
    [id],
  );
  if (!found) throw missing("follow-up", id);
  return found;
}
