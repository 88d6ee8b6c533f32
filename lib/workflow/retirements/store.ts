import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { PersonFacts } from "#lib/registry/core/facts.ts";
import type { AgentState, Role } from "#lib/registry/core/vocabulary.ts";
import { notEndedInSql, presentInSql } from "#lib/registry/periods-in-sql.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import { DUE_OF_RETIREMENT } from "../due/due-decisions.ts";
import type { Delegator, PlannedStep, StepKind, StepSubject } from "./core/checklist.ts";
import type { RetirementState } from "./core/retirement-lifecycle.ts";

/** A step as the API shows it. */
export interface StepAnswer {
  id: string;
  position: number;
  kind: StepKind;
  subject: StepSubject;
  title: string;
  because: string;
  role: Role;
  person: PersonReference | null;
  state: "open" | "done" | "waived";
  /** What shows that it was done, or why it was waived. */
  proof: string | null;
  proofUrl: string | null;
  proofDigest: string | null;
  doneBy: PersonReference | null;
  /** On whose behalf, where who did it stood in. */
  doneFor: PersonReference | null;
  doneAt: string | null;
  version: number;
}

/** A retirement as lists show it. */
export interface RetirementRow {
  id: string;
  state: RetirementState;
  agent: SlugReference;
  reason: string;
  alternative: string | null;
  contact: string | null;
  scheduledAt: string | null;
  /** True where the clock proposed it. */
  proposed: boolean;
  requestedBy: PersonReference | null;
  requestedByName: string;
  requestedAt: string;
  /** By when it is to be decided; null once it is. */
  dueAt: string | null;
  decidedBy: PersonReference | null;
  decidedAt: string | null;
  decision: string | null;
  startedAt: string | null;
  verifiedBy: PersonReference | null;
  verifiedAt: string | null;
  verification: string | null;
  retiredAt: string | null;
  withdrawnAt: string | null;
  progress: { done: number; total: number };
  /** The agent's seat strip. */
  seats: string;
  version: number;
}

export const retirementColumns = `r.id::text AS id, r.state::text AS state, ${slugReferenceSql("a")} AS agent, r.reason, r.alternative,
  r.contact, ${isoSql('r."scheduledAt"')} AS "scheduledAt", r."proposedFor" IS NOT NULL AS proposed,
  ${personReferenceSql("q")} AS "requestedBy", r."requestedByName", ${isoSql('r."requestedAt"')} AS "requestedAt",
  ${isoSql(DUE_OF_RETIREMENT)} AS "dueAt",
  ${personReferenceSql("d")} AS "decidedBy", ${isoSql('r."decidedAt"')} AS "decidedAt", r.decision,
  ${isoSql('r."startedAt"')} AS "startedAt", ${personReferenceSql("v")} AS "verifiedBy", ${isoSql('r."verifiedAt"')} AS "verifiedAt",
  r.verification, ${isoSql('r."retiredAt"')} AS "retiredAt", ${isoSql('r."withdrawnAt"')} AS "withdrawnAt",
  (SELECT jsonb_build_object('done', count(*) FILTER (WHERE s.state <> 'open'), 'total', count(*))
   FROM "RetirementStep" s WHERE s."retirementId" = r.id) AS progress, a.seats, r.version`;

export const retirementFrom = `"Retirement" r JOIN "Agent" a ON a.id = r."agentId" LEFT JOIN "Person" q ON q.id = r."requestedById"
  LEFT JOIN "Person" d ON d.id = r."decidedById" LEFT JOIN "Person" v ON v.id = r."verifiedById"`;

/** @throws Refusal `missing` */
export async function readRetirementById(queryable: Queryable, id: string): Promise<RetirementRow> {
  const [retirement] = isId(id)
    ? await queryable.query<RetirementRow>(`SELECT ${retirementColumns} FROM ${retirementFrom} WHERE r.id = $1::uuid`, [
        id,
      ])
    : [];
  if (!retirement) throw missing("retirement", id);
  return retirement;
}

/** The steps of a retirement in their order. */
export const stepsOf = (queryable: Queryable, retirementId: string): Promise<(StepAnswer & { key: string })[]> =>
  queryable.query(
    `SELECT s.id::text AS id, s.position, s.key, s.kind, s.subject, s.title, s.because, s.role::text AS role,
       ${personReferenceSql("p")} AS person, s.state::text AS state, s.proof, s."proofUrl", s."proofDigest",
       ${personReferenceSql("d")} AS "doneBy", ${personReferenceSql("o")} AS "doneFor", ${isoSql('s."doneAt"')} AS "doneAt", s.version
     FROM "RetirementStep" s LEFT JOIN "Person" p ON p.id = s."personId" LEFT JOIN "Person" d ON d.id = s."doneById"
     LEFT JOIN "Person" o ON o.id = s."doneForId"
     WHERE s."retirementId" = $1::uuid ORDER BY s.position, s.id`,
    [retirementId],
  );

/** A retirement's row as it is kept. @throws Refusal `missing` */
export async function retirementRow(tx: Transaction, id: string) {
  const row = isId(id) ? await tx.models.retirement.findUnique({ where: { id } }) : null;
  if (!row) throw missing("retirement", id);
  return row;
}

/** A step's row, with what it is about as `addSteps` kept it. @throws Refusal `missing` */
export async function stepRow(tx: Transaction, retirementId: string, id: string) {
  const row = isId(id) ? await tx.models.retirementStep.findFirst({ where: { id, retirementId } }) : null;
  if (!row) throw missing("step", id);
  return { ...row, kind: row.kind as StepKind, subject: row.subject as unknown as StepSubject };
}

/** The retirement of an agent that is under way, by its id; null where none is. */
export async function underWay(queryable: Queryable, agentId: string): Promise<string | null> {
  const [found] = await queryable.query<{ id: string }>(
    `SELECT id::text AS id FROM "Retirement" WHERE "agentId" = $1::uuid
       AND state IN ('requested', 'approved', 'in_progress', 'verified')`,
    [agentId],
  );
  return found?.id ?? null;
}

/** Agents in use that hand work to this one, with the person who answers for each. */
export async function delegatorsOf(queryable: Queryable, agentId: string, now: Instant): Promise<Delegator[]> {
  return queryable.query<{ id: string; slug: string; name: string; businessOwner: PersonFacts | null }>(
    `SELECT a.id::text AS id, a.slug, a.name,
       (SELECT jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'status', p.status, 'leftAt', NULL, 'managerId', p."managerId")
        FROM "Assignment" h JOIN "Person" p ON p.id = h."personId"
        WHERE h."agentId" = a.id AND h.role = 'business_owner' AND ${presentInSql("h", "$2")}
        ORDER BY h.accountable DESC, h."startsAt", h."recordedAt", h.id LIMIT 1) AS "businessOwner"
     FROM "AgentDelegate" l JOIN "Agent" a ON a.id = l."agentId"
     WHERE l."delegateId" = $1::uuid AND a.state NOT IN ('retired', 'rejected') ORDER BY a.name, a.id`,
    [agentId, iso(now)],
  );
}

/** Puts planned steps behind those that are there. */
export async function addSteps(
  tx: Transaction,
  retirement: { id: string; agentId: string },
  steps: readonly PlannedStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const before = await tx.models.retirementStep.count({ where: { retirementId: retirement.id } });
  await tx.models.retirementStep.createMany({
    data: steps.map(({ live: _, subject, ...step }, index) => ({
      ...step,
      subject: { ...subject },
      retirementId: retirement.id,
      agentId: retirement.agentId,
      position: before + index,
    })),
  });
}

/** Assignments of an agent that are present or still to begin. */
export async function liveAssignments(queryable: Queryable, agentId: string, now: Instant): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT id::text AS id FROM "Assignment" WHERE "agentId" = $1::uuid AND ${notEndedInSql('"Assignment"', "$2")}
     ORDER BY "startsAt", id`,
    [agentId, iso(now)],
  );
  return rows.map(({ id }) => id);
}

/** Approved retirements whose day has come. */
export const retirementsToStart = async (queryable: Queryable, now: Instant): Promise<string[]> =>
  (
    await queryable.query<{ id: string }>(
      `SELECT id::text AS id FROM "Retirement" WHERE state = 'approved' AND ("scheduledAt" IS NULL OR "scheduledAt" <= $1::timestamptz)
       ORDER BY "scheduledAt", id`,
      [iso(now)],
    )
  ).map(({ id }) => id);

/** Retirements in progress. */
export const retirementsInProgress = async (queryable: Queryable): Promise<string[]> =>
  (
    await queryable.query<{ id: string }>(
      `SELECT id::text AS id FROM "Retirement" WHERE state = 'in_progress' ORDER BY id`,
    )
  ).map(({ id }) => id);

/** Open steps for which nobody active is asked, together for each who was asked. */
export const unheldSteps = (
  queryable: Queryable,
): Promise<{ id: string; agent: { name: string }; askedId: string | null; titles: string[] }[]> =>
  queryable.query(
    `SELECT r.id::text AS id, jsonb_build_object('name', a.name) AS agent, s."personId"::text AS "askedId",
       array_agg(s.title ORDER BY s.position, s.id) AS titles
     FROM "RetirementStep" s JOIN "Retirement" r ON r.id = s."retirementId" JOIN "Agent" a ON a.id = r."agentId"
     LEFT JOIN "Person" h ON h.id = s."personId"
     WHERE r.state = 'in_progress' AND s.state = 'open' AND h.status IS DISTINCT FROM 'active'
     GROUP BY r.id, a.name, s."personId" ORDER BY r.id, s."personId"`,
  );

/** An agent in use whose end has passed, for which no retirement was proposed yet. */
export const agentsPastTheirEnd = (queryable: Queryable, now: Instant): Promise<{ id: string; endsAt: string }[]> =>
  queryable.query(
    `SELECT a.id::text AS id, ${isoSql('a."endsAt"')} AS "endsAt" FROM "Agent" a
     WHERE a."endsAt" <= $1::timestamptz AND a.state IN ('approved', 'active', 'suspended')
       AND NOT EXISTS (SELECT FROM "Retirement" r WHERE r."agentId" = a.id
         AND (r."proposedFor" = a."endsAt" OR r.state IN ('requested', 'approved', 'in_progress', 'verified')))
     ORDER BY a."endsAt", a.id`,
    [iso(now)],
  );

/** What a read needs of the agent beside its name. */
export async function agentBehind(
  queryable: Queryable,
  id: string,
): Promise<{ id: string; state: AgentState; createdById: string | null }> {
  const [agent] = await queryable.query<{ id: string; state: AgentState; createdById: string | null }>(
    `SELECT id::text AS id, state::text AS state, "createdById"::text AS "createdById" FROM "Agent" WHERE id = $1::uuid`,
    [id],
  );
  if (!agent) throw missing("agent", id);
  return agent;
}
