import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { CurrentRecord } from "./core/plan.ts";
import type { ProposalKind } from "./core/proposal.ts";
import type { ReferenceKind } from "./core/reference-fields.ts";

/**
 * What the registry holds now, in the fields of a proposal: one statement per kind, whatever the number of rows.
 * `$1` are keys (slug, address, `agent/capability` …), `$2` identities in the source.
 */
const selects: Partial<Record<ProposalKind, string>> = {
  person: `SELECT p.id::text AS id, p.email AS key, NULL AS "importedFrom", jsonb_build_object(
      'name', p.name, 'status', p.status, 'title', p.title, 'function', p.function, 'unit', p.unit, 'manager', m.email,
      'outOfOffice.from', ${isoSql('p."outOfOfficeFrom"')}, 'outOfOffice.until', ${isoSql('p."outOfOfficeUntil"')},
      'platformRoles', to_jsonb(p."platformRoles"),
      'teams', (SELECT COALESCE(jsonb_agg(t.slug), '[]') FROM "TeamMember" tm JOIN "Team" t ON t.id = tm."teamId" WHERE tm."personId" = p.id)
    ) AS fields FROM "Person" p LEFT JOIN "Person" m ON m.id = p."managerId" WHERE p.email = ANY($1::text[]) AND $2::text[] IS NOT NULL`,
  team: `SELECT t.id::text AS id, t.slug AS key, NULL AS "importedFrom", jsonb_build_object('name', t.name, 'lead', l.email,
      'members', (SELECT COALESCE(jsonb_agg(p.email), '[]') FROM "TeamMember" tm JOIN "Person" p ON p.id = tm."personId" WHERE tm."teamId" = t.id)
    ) AS fields FROM "Team" t LEFT JOIN "Person" l ON l.id = t."leadId" WHERE t.slug = ANY($1::text[]) AND $2::text[] IS NOT NULL`,
  system: `SELECT s.id::text AS id, s.slug AS key, s."importedFrom", jsonb_build_object('name', s.name, 'kind', s.kind, 'owner', o.email,
      'dataClassification', s."dataClassification", 'enforcesApproval', s."enforcesApproval", 'environment', s.environment,
      'description', s.description
    ) AS fields FROM "System" s LEFT JOIN "Person" o ON o.id = s."ownerId" WHERE s.slug = ANY($1::text[]) OR s."importedFrom" = ANY($2::text[])`,
  systemTool: `SELECT st.id::text AS id, s.slug || '/' || st.name AS key, NULL AS "importedFrom", jsonb_build_object('description', st.description,
      'digest', st.digest) AS fields
    FROM "SystemTool" st JOIN "System" s ON s.id = st."systemId"
    WHERE s.slug || '/' || st.name = ANY($1::text[]) AND st."endedAt" IS NULL AND $2::text[] IS NOT NULL`,
  dataSource: `SELECT d.id::text AS id, d.slug AS key, d."importedFrom", jsonb_build_object('name', d.name, 'description', d.description,
      'dataOwner', o.email, 'qualityOwner', q.email, 'dataClassification', d."dataClassification"
    ) AS fields FROM "DataSource" d LEFT JOIN "Person" o ON o.id = d."dataOwnerId" LEFT JOIN "Person" q ON q.id = d."qualityOwnerId"
    WHERE d.slug = ANY($1::text[]) OR d."importedFrom" = ANY($2::text[])`,
  agent: `SELECT a.id::text AS id, a.slug AS key, a."importedFrom", jsonb_build_object('name', a.name, 'purpose', a.purpose,
      'taskBoundary', a."taskBoundary", 'acceptableOutcomes', a."acceptableOutcomes", 'businessUnit', a."businessUnit",
      'interaction', a.interaction, 'hosting', a.hosting, 'vendor', a.vendor, 'vendorReferences', to_jsonb(a."vendorReferences"),
      'model', a.model, 'promptDigest', a."promptDigest", 'orchestrator.name', a."orchestratorName",
      'orchestrator.hosting', a."orchestratorHosting", 'vendorOwners.dataClassification', vd.email, 'vendorOwners.outputs', vo.email,
      'autonomy', a.autonomy, 'autonomyReason', a."autonomyReason", 'residualRisk.statement', a."residualRiskStatement",
      'customerFacing', a."customerFacing", 'usesRetrieval', a."usesRetrieval", 'usesMcp', a."usesMcp", 'environment', a.environment,
      'workloadIdentity', a."workloadIdentity", 'credential.kind', a."credentialKind", 'credential.ttlSeconds', a."credentialTtlSeconds",
      'playbookUrl', a."playbookUrl", 'escalation', a.escalation, 'retirementPlan', a."retirementPlan"
    ) || jsonb_build_object('state', a.state,
      'sharedByUnits', (SELECT COALESCE(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('unit', u.unit, 'owner', p.email))), '[]')
        FROM "AgentUnit" u LEFT JOIN "Person" p ON p.id = u."ownerId" WHERE u."agentId" = a.id),
      'delegatesTo', (SELECT COALESCE(jsonb_agg(g."delegateSlug"), '[]') FROM "AgentDelegate" g WHERE g."agentId" = a.id),
      'dataSources', (SELECT COALESCE(jsonb_agg(d.slug), '[]') FROM "AgentDataSource" x JOIN "DataSource" d ON d.id = x."dataSourceId" WHERE x."agentId" = a.id)
    ) AS fields
    FROM "Agent" a LEFT JOIN "Person" vd ON vd.id = a."vendorDataClassificationOwnerId" LEFT JOIN "Person" vo ON vo.id = a."vendorOutputsOwnerId"
    WHERE a.slug = ANY($1::text[]) OR a."importedFrom" = ANY($2::text[])`,
  capability: `SELECT c.id::text AS id, a.slug || '/' || c.slug AS key, NULL AS "importedFrom", jsonb_build_object('name', c.name, 'action', c.action,
      'system', s.slug, 'tools', to_jsonb(c.tools), 'dataClassification', c."dataClassification", 'reversible', c.reversible,
      'bounds', c.bounds ->> 'text', 'monitoring', c.monitoring, 'revocation.path', c."revocationPath",
      'revocation.expectedMinutes', c."revocationMinutes", 'playbookUrl', c."playbookUrl",
      'grant.reason', g.reason, 'grant.grantedBy', gb.email, 'grant.approvedBy', ab.email,
      'grant.startsAt', ${isoSql('g."startsAt"')}, 'grant.endsAt', ${isoSql('g."endsAt"')}
    ) AS fields
    FROM "Capability" c JOIN "Agent" a ON a.id = c."agentId" LEFT JOIN "System" s ON s.id = c."systemId"
    LEFT JOIN LATERAL (SELECT * FROM "Grant" h WHERE h."capabilityId" = c.id ORDER BY h."startsAt" DESC LIMIT 1) g ON true
    LEFT JOIN "Person" gb ON gb.id = g."grantedById" LEFT JOIN "Person" ab ON ab.id = g."approvedById"
    WHERE a.slug || '/' || c.slug = ANY($1::text[]) AND $2::text[] IS NOT NULL`,
  assignment: `SELECT h.id::text AS id, k.key, NULL AS "importedFrom", jsonb_build_object('role', h.role, 'person', p.email, 'team', t.slug,
      'capability', c.slug, 'accountable', h.accountable, 'authority', h.authority, 'startsAt', ${isoSql('h."startsAt"')},
      'endsAt', ${isoSql('h."endsAt"')},
      'deputies', (SELECT COALESCE(jsonb_agg(d.email ORDER BY x.position), '[]') FROM "AssignmentDeputy" x JOIN "Person" d ON d.id = x."personId" WHERE x."assignmentId" = h.id)
    ) AS fields
    FROM "Assignment" h JOIN "Agent" a ON a.id = h."agentId" LEFT JOIN "Capability" c ON c.id = h."capabilityId"
    LEFT JOIN "Person" p ON p.id = h."personId" LEFT JOIN "Team" t ON t.id = h."teamId"
    CROSS JOIN LATERAL (SELECT a.slug || '/' || COALESCE(c.slug, '') || '/' || h.role::text || '/' || COALESCE(p.email, t.slug) AS key) k
    WHERE k.key = ANY($1::text[]) AND $2::text[] IS NOT NULL ORDER BY h."startsAt"`,
  agentControl: `SELECT c.id::text AS id, a.slug || '/' || c."controlId" AS key, NULL AS "importedFrom", jsonb_build_object('owner', o.email,
      'status', c.status, 'evidenceUrl', c."evidenceUrl", 'testedAt', ${isoSql('c."testedAt"')}, 'reason', c.reason) AS fields
    FROM "AgentControl" c JOIN "Agent" a ON a.id = c."agentId" LEFT JOIN "Person" o ON o.id = c."ownerId"
    WHERE a.slug || '/' || c."controlId" = ANY($1::text[]) AND $2::text[] IS NOT NULL`,
};

/** The records of a kind that have one of these keys or come from one of these identities. */
export async function currentRecords(
  queryable: Queryable,
  kind: ProposalKind,
  keys: readonly string[],
  identities: readonly string[],
): Promise<CurrentRecord[]> {
  const select = selects[kind];
  if (!select || (keys.length === 0 && identities.length === 0)) return [];
  return queryable.query<CurrentRecord>(select, [keys, identities]);
}

const named: Record<ReferenceKind, { table: string; key: string }> = {
  person: { table: "Person", key: "email" },
  team: { table: "Team", key: "slug" },
  system: { table: "System", key: "slug" },
  dataSource: { table: "DataSource", key: "slug" },
  agent: { table: "Agent", key: "slug" },
};

/** Which of these names (ids, slugs, addresses, identities in a source) the registry knows, and by which key. */
export async function knownNames(
  queryable: Queryable,
  kind: ReferenceKind,
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { table, key } = named[kind];
  const imported = kind === "person" || kind === "team" ? "NULL::text" : '"importedFrom"';
  const rows = await queryable.query<{ id: string; key: string; importedFrom: string | null }>(
    `SELECT id::text AS id, "${key}" AS key, ${imported} AS "importedFrom" FROM "${table}"
     WHERE id = ANY($1::uuid[]) OR "${key}" = ANY($2::text[]) OR ${imported} = ANY($2::text[])`,
    [names.filter(isId), names],
  );
  const known = new Map<string, string>();
  for (const row of rows)
    for (const name of [row.id, row.key, row.importedFrom]) if (name !== null) known.set(name, row.key);
  return known;
}

/** Everyone who has not left and is not among these addresses, for a people file that is declared complete. */
export const absentPeople = (
  queryable: Queryable,
  present: readonly string[],
): Promise<{ email: string; name: string }[]> =>
  queryable.query(
    `SELECT email, name FROM "Person" WHERE status <> 'left' AND NOT email = ANY($1::text[]) ORDER BY name, email`,
    [present],
  );

/** Remembers where a system came from, so that the next import of the same source finds it. */
export async function rememberSource(queryable: Queryable, slug: string, identity: string): Promise<void> {
  await queryable.query(
    `UPDATE "System" SET "importedFrom" = $2 WHERE slug = $1 AND "importedFrom" IS NULL RETURNING id::text`,
    [slug, identity],
  );
}

/** The addresses of a team's members. */
export const membersOfTeam = (queryable: Queryable, team: string): Promise<{ email: string }[]> =>
  queryable.query(
    `SELECT p.email FROM "TeamMember" tm JOIN "Team" t ON t.id = tm."teamId" JOIN "Person" p ON p.id = tm."personId" WHERE t.slug = $1`,
    [team],
  );
