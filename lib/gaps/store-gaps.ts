import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { OrganisationFunction, Role, Severity } from "#lib/registry/core/vocabulary.ts";
import { presentInSql } from "#lib/registry/periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import { functionOfGapSql } from "./core/function-of-gap.ts";
import type { GapStatus } from "./core/reconcile.ts";
import { isOpenSql, statusSql } from "./gap-status.ts";

/** A gap as the API shows it. */
export interface GapAnswer {
  id: string;
  rule: string;
  severity: Severity;
  status: GapStatus;
  agent: SlugReference | null;
  capability: SlugReference | null;
  role: Role | null;
  control: string | null;
  /** The part of the organisation that it waits for (R20). */
  function: OrganisationFunction;
  /** The other part of its identity. */
  about: { kind: string; value: string } | null;
  sentence: string;
  fix: string;
  /** The one fact that would close it: gaps with the same value close together. */
  closedBy: string;
  openedAt: string;
  dueAt: string;
  closedAt: string | null;
  assignee: PersonReference | null;
  /** The seat strip of the capability, else of the agent, that it is about. */
  seats: string | null;
  version: number;
}

/** The columns of a `GapAnswer` of gap `g` with agent `a` and capability `c`; its status is as of `now`. */
export const gapAnswerColumns = (
  now: Instant,
): string => `g.id::text AS id, g.rule, g.severity::text AS severity, ${statusSql("g", now)} AS status,
  ${slugReferenceSql("a")} AS agent, ${slugReferenceSql("c")} AS capability, g.role::text AS role, g."controlId" AS control,
  ${functionOfGapSql} AS function,
  CASE WHEN g."aboutKind" IS NULL THEN NULL ELSE jsonb_build_object('kind', g."aboutKind", 'value', g."aboutValue") END AS about,
  g.sentence, g.fix, g."closedBy", ${isoSql('g."openedAt"')} AS "openedAt", ${isoSql('g."dueAt"')} AS "dueAt",
  ${isoSql('g."closedAt"')} AS "closedAt", ${personReferenceSql("p")} AS assignee, COALESCE(c.seats, a.seats) AS seats, g.version`;

export const gapAnswerFrom = `"Gap" g LEFT JOIN "Agent" a ON a.id = g."agentId" LEFT JOIN "Capability" c ON c.id = g."capabilityId"
  LEFT JOIN "Person" p ON p.id = g."assigneeId"`;

/** @throws Refusal `missing` */
export async function readGapById(queryable: Queryable, id: string, now: Instant): Promise<GapAnswer> {
  const [gap] = isId(id)
    ? await queryable.query<GapAnswer>(`SELECT ${gapAnswerColumns(now)} FROM ${gapAnswerFrom} WHERE g.id = $1::uuid`, [
        id,
      ])
    : [];
  if (!gap) throw missing("gap", id);
  return gap;
}

/** What happened to a gap, the oldest first. */
export interface GapEventAnswer {
  at: string;
  event: string;
  severity: Severity | null;
  by: PersonReference | null;
  detail: string | null;
}

/** The history of a gap until a moment. */
export const eventsOfGap = (queryable: Queryable, id: string, until: Instant): Promise<GapEventAnswer[]> =>
  queryable.query<GapEventAnswer>(
    `SELECT ${isoSql("e.at")} AS at, e.event, e.severity::text AS severity, ${personReferenceSql("p")} AS by, e.detail
     FROM "GapEvent" e LEFT JOIN "Person" p ON p.id = e."byId" WHERE e."gapId" = $1::uuid AND e.at <= $2::timestamptz
     ORDER BY e.at, e.id`,
    [id, iso(until)],
  );

/** A gap's row, locked until the transaction ends, with the agent's present business owners. @throws Refusal `missing` */
export async function gapForUpdate(tx: Transaction, id: string, now: Instant) {
  if (isId(id)) await tx.query(`SELECT id::text FROM "Gap" WHERE id = $1::uuid FOR UPDATE`, [id]);
  const gap = isId(id)
    ? await tx.models.gap.findUnique({ where: { id }, include: { agent: { select: { name: true } } } })
    : null;
  if (!gap) throw missing("gap", id);
  const owners = await tx.query<{ id: string }>(
    `SELECT "personId"::text AS id FROM "Assignment" WHERE "agentId" = $1::uuid AND role = 'business_owner'
       AND "personId" IS NOT NULL AND ${presentInSql('"Assignment"', "$2")}`,
    [gap.agentId, iso(now)],
  );
  return { gap, businessOwners: owners.map((owner) => owner.id) };
}

/** Writes who is to close a gap, with its event. */
export async function saveAssignee(
  tx: Transaction,
  gapId: string,
  { assignee, by }: { assignee: { id: string; name: string } | null; by: string | null },
  now: Instant,
): Promise<void> {
  await tx.models.gap.update({
    where: { id: gapId },
    data: { assigneeId: assignee?.id ?? null, version: { increment: 1 } },
  });
  await tx.models.gapEvent.create({
    data: {
      gapId,
      at: new Date(now),
      event: assignee === null ? "unassigned" : "assigned",
      byId: by,
      detail: assignee?.name ?? null,
    },
  });
}

/** The open gaps of some agents, named by id or slug, as they can be said; who is not registered has none. */
export const openGapsOf = (
  queryable: Queryable,
  agents: readonly string[],
  now: Instant,
): Promise<{ id: string; rule: string; severity: Severity; sentence: string }[]> =>
  queryable.query(
    `SELECT g.id::text AS id, g.rule, g.severity::text AS severity, g.sentence FROM "Gap" g JOIN "Agent" a ON a.id = g."agentId"
     WHERE (a.id = ANY($1::uuid[]) OR a.slug = ANY($2::text[])) AND ${isOpenSql("g", now)} ORDER BY g.severity DESC, g."dueAt", g.id`,
    [agents.filter(isId), agents.filter((name) => !isId(name))],
  );
