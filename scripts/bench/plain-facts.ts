import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";

/** The same facts as the judgement reads, each table by a plain SELECT: what the full re-judgement is compared with. */
const selects = [
  `SELECT a.id, a.slug, a.name, a.state, a.purpose, a."taskBoundary", a."acceptableOutcomes", a."businessUnit", a.interaction,
     a.hosting, a.vendor, a."vendorReferences", a."orchestratorName", a."orchestratorHosting", a."vendorDataClassificationOwnerId",
     a."vendorOutputsOwnerId", a.autonomy, a."autonomyReason", a."residualRiskStatement", a."residualRiskAcceptedById",
     a."residualRiskAcceptedAt", a."identityApprovedById", a."identityApprovedAt", a."scopeApprovedById", a."scopeApprovedAt",
     a."oversightApprovedById", a."oversightApprovedAt", a."customerFacing", a."usesRetrieval", a."usesMcp", a.environment,
     a."workloadIdentity", a."credentialKind", a."credentialTtlSeconds", a."playbookUrl", a.escalation, a."retirementPlan",
     a."submittedAt", a."activatedAt", a."retiredAt" FROM "Agent" a WHERE a.id = ANY($1::uuid[])`,
  `SELECT "agentId", unit, "ownerId" FROM "AgentUnit" WHERE "agentId" = ANY($1::uuid[])`,
  `SELECT l."agentId", d.id, d.slug, d.name, d."dataOwnerId", d."qualityOwnerId", d."dataClassification"
     FROM "AgentDataSource" l JOIN "DataSource" d ON d.id = l."dataSourceId" WHERE l."agentId" = ANY($1::uuid[])`,
  `SELECT l."agentId", l."delegateSlug", o.id, o.name, o.state, o.interaction, o.autonomy, o."customerFacing", o.environment,
     o."credentialKind" FROM "AgentDelegate" l LEFT JOIN "Agent" o ON o.id = l."delegateId" WHERE l."agentId" = ANY($1::uuid[])`,
  `SELECT c."agentId", c.id, c.slug, c.name, c.action, c.tools, c."dataClassification", c.reversible, c.bounds, c.monitoring,
     c."revocationPath", c."revocationMinutes", c."playbookUrl", c.state, c."approvedAt", s.id AS "systemId", s.slug AS "systemSlug",
     s.name AS "systemName", s.kind AS "systemKind", s."ownerId" AS "systemOwnerId", s."dataClassification" AS "systemClassification",
     s."enforcesApproval" FROM "Capability" c LEFT JOIN "System" s ON s.id = c."systemId" WHERE c."agentId" = ANY($1::uuid[])`,
  `SELECT "capabilityId", "grantedById", "approvedById", reason, "startsAt", "endsAt" FROM "Grant" WHERE "agentId" = ANY($1::uuid[])`,
  `SELECT "assignmentId", "personId" FROM "AssignmentDeputy" WHERE "agentId" = ANY($1::uuid[])`,
  `SELECT "agentId", "controlId", status, reason, "evidenceUrl", "ownerId", "testedAt" FROM "AgentControl" WHERE "agentId" = ANY($1::uuid[])`,
];
const assignments = `SELECT h."agentId", h.id, h.role, h."capabilityId", h.authority, h."personId", h."teamId", t.name AS "teamName",
    t."leadId", h.accountable, h."startsAt", h."endsAt", h."recordedAt", h."acceptedAt", h."attestedAt"
  FROM "Assignment" h LEFT JOIN "Team" t ON t.id = h."teamId"
  WHERE h."agentId" = ANY($1::uuid[]) AND (h."endsAt" IS NULL OR h."endsAt" > $2::timestamptz)`;

/** Reads everything, batch by batch in the same batches. @returns the number of rows */
export async function readPlainly(queryable: Queryable, now: Instant, batch = 250): Promise<number> {
  let rows = (
    await queryable.query(`SELECT id, name, email, status, "leftAt", "managerId" FROM "Person" WHERE $1::int = 1`, [1])
  ).length;
  let after: string | null = null;
  for (;;) {
    const found: { id: string }[] = await queryable.query<{ id: string }>(
      `SELECT id::text AS id FROM "Agent" WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT $2`,
      [after, batch],
    );
    if (found.length === 0) return rows;
    const ids = found.map(({ id }) => id);
    for (const select of selects) rows += (await queryable.query(select, [ids])).length;
    rows += (await queryable.query(assignments, [ids, new Date(now).toISOString()])).length;
    after = ids.at(-1) ?? null;
  }
}
