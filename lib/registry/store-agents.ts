import type { Relation } from "#lib/identity/core/access.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { AgentState, Autonomy, Environment, Hosting, Interaction, RiskTier, Role } from "./core/vocabulary.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { isoSql, type PersonReference, personReferenceSql, type SlugReference } from "./references.ts";
import { idInAddress } from "./resolve.ts";

/** Another agent by name; one that is not registered has no id. */
export interface DelegateAnswer {
  id: string | null;
  slug: string;
  name: string | null;
  state: AgentState | null;
}

/** What is recorded of an agent, as the API shows it: nothing here is judged. */
export interface AgentRecord {
  id: string;
  slug: string;
  name: string;
  state: AgentState;
  purpose: string | null;
  taskBoundary: string | null;
  acceptableOutcomes: string | null;
  businessUnit: string | null;
  interaction: Interaction | null;
  hosting: Hosting | null;
  vendor: string | null;
  vendorReferences: string[];
  model: string | null;
  promptDigest: string | null;
  orchestrator: { name: string | null; hosting: Hosting | null };
  vendorOwners: { dataClassification: PersonReference | null; outputs: PersonReference | null };
  autonomy: Autonomy | null;
  autonomyReason: string | null;
  residualRisk: { statement: string | null; acceptedBy: PersonReference | null; acceptedAt: string | null };
  approvals: Record<"identity" | "scope" | "oversight", { by: PersonReference | null; at: string | null }>;
  customerFacing: boolean | null;
  usesRetrieval: boolean | null;
  usesMcp: boolean | null;
  environment: Environment | null;
  workloadIdentity: string | null;
  credential: { kind: string | null; ttlSeconds: number | null };
  sharedByUnits: { unit: string; owner: PersonReference | null }[];
  delegatesTo: DelegateAnswer[];
  delegatedBy: SlugReference[];
  dataSources: SlugReference[];
  playbookUrl: string | null;
  escalation: string | null;
  retirementPlan: string | null;
  endsAt: string | null;
  importedFrom: string | null;
  submittedAt: string | null;
  submittedBy: PersonReference | null;
  approvedAt: string | null;
  activatedAt: string | null;
  suspendedAt: string | null;
  retiredAt: string | null;
  createdBy: PersonReference | null;
  createdAt: string;
  riskTier: RiskTier;
  version: number;
}

const person = (column: string): string =>
  `(SELECT jsonb_build_object('id', x.id, 'email', x.email, 'name', x.name) FROM "Person" x WHERE x.id = a."${column}")`;

const approval = (question: string): string =>
  `jsonb_build_object('by', ${person(`${question}ApprovedById`)}, 'at', ${isoSql(`a."${question}ApprovedAt"`)})`;

const recordColumns = `a.id::text AS id, a.slug, a.name, a.state::text AS state, a.purpose, a."taskBoundary", a."acceptableOutcomes",
  a."businessUnit", a.interaction::text AS interaction, a.hosting::text AS hosting, a.vendor, a."vendorReferences", a.model,
  a."promptDigest", jsonb_build_object('name', a."orchestratorName", 'hosting', a."orchestratorHosting") AS orchestrator,
  jsonb_build_object('dataClassification', ${person("vendorDataClassificationOwnerId")},
    'outputs', ${person("vendorOutputsOwnerId")}) AS "vendorOwners",
  a.autonomy::text AS autonomy, a."autonomyReason",
  jsonb_build_object('statement', a."residualRiskStatement", 'acceptedBy', ${person("residualRiskAcceptedById")},
    'acceptedAt', ${isoSql('a."residualRiskAcceptedAt"')}) AS "residualRisk",
  jsonb_build_object('identity', ${approval("identity")}, 'scope', ${approval("scope")},
    'oversight', ${approval("oversight")}) AS approvals,
  a."customerFacing", a."usesRetrieval", a."usesMcp", a.environment::text AS environment, a."workloadIdentity",
  jsonb_build_object('kind', a."credentialKind", 'ttlSeconds', a."credentialTtlSeconds") AS credential,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('unit', u.unit, 'owner', ${personReferenceSql("o")}) ORDER BY u.unit)
    FROM "AgentUnit" u LEFT JOIN "Person" o ON o.id = u."ownerId" WHERE u."agentId" = a.id), '[]'::jsonb) AS "sharedByUnits",
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'slug', d."delegateSlug", 'name', g.name, 'state', g.state) ORDER BY d."delegateSlug")
    FROM "AgentDelegate" d LEFT JOIN "Agent" g ON g.id = d."delegateId" WHERE d."agentId" = a.id), '[]'::jsonb) AS "delegatesTo",
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'slug', g.slug, 'name', g.name) ORDER BY g.name)
    FROM "AgentDelegate" d JOIN "Agent" g ON g.id = d."agentId" WHERE d."delegateId" = a.id), '[]'::jsonb) AS "delegatedBy",
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name) ORDER BY s.name)
    FROM "AgentDataSource" d JOIN "DataSource" s ON s.id = d."dataSourceId" WHERE d."agentId" = a.id), '[]'::jsonb) AS "dataSources",
  a."playbookUrl", a.escalation, a."retirementPlan", ${isoSql('a."endsAt"')} AS "endsAt", a."importedFrom", ${isoSql('a."submittedAt"')} AS "submittedAt",
  ${person("submittedById")} AS "submittedBy", ${isoSql('a."approvedAt"')} AS "approvedAt", ${isoSql('a."activatedAt"')} AS "activatedAt",
  ${isoSql('a."suspendedAt"')} AS "suspendedAt", ${isoSql('a."retiredAt"')} AS "retiredAt", ${person("createdById")} AS "createdBy",
  ${isoSql('a."createdAt"')} AS "createdAt", a."riskTier"::text AS "riskTier", a.version`;

/** @throws Refusal `missing` */
export async function readAgentRecord(queryable: Queryable, id: string): Promise<AgentRecord> {
  const [agent] = await queryable.query<AgentRecord>(`SELECT ${recordColumns} FROM "Agent" a WHERE a.id = $1::uuid`, [
    id,
  ]);
  if (!agent) throw missing("agent", id);
  return agent;
}

/** An agent's row with its links, locked until the transaction ends: the first lock of every command on an agent. */
export interface HeldAgent {
  agent: NonNullable<Awaited<ReturnType<Transaction["models"]["agent"]["findUnique"]>>>;
  units: { unit: string; ownerId: string | null }[];
  /** Slugs, registered or not. */
  delegatesTo: string[];
  /** Slugs. */
  dataSources: string[];
  relation: Relation;
}

/** @throws Refusal `missing` */
export async function agentForUpdate(
  tx: Transaction,
  name: string,
  now: Instant,
  capabilityId: string | null = null,
): Promise<HeldAgent> {
  const id = await idInAddress(tx, "agent", name);
  await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [id]);
  const agent = await tx.models.agent.findUnique({ where: { id } });
  if (!agent) throw missing("agent", name);
  const [links] = await tx.query<Pick<HeldAgent, "units" | "delegatesTo" | "dataSources">>(
    `SELECT COALESCE((SELECT jsonb_agg(jsonb_build_object('unit', unit, 'ownerId', "ownerId") ORDER BY unit)
         FROM "AgentUnit" WHERE "agentId" = $1::uuid), '[]'::jsonb) AS units,
       ARRAY(SELECT "delegateSlug" FROM "AgentDelegate" WHERE "agentId" = $1::uuid ORDER BY 1) AS "delegatesTo",
       ARRAY(SELECT s.slug FROM "AgentDataSource" d JOIN "DataSource" s ON s.id = d."dataSourceId"
         WHERE d."agentId" = $1::uuid ORDER BY 1) AS "dataSources"`,
    [id],
  );
  return { agent, ...(links as NonNullable<typeof links>), relation: await relationOf(tx, agent, now, capabilityId) };
}

/** Who is present on the agent, and on the capability in hand, whose own people shadow the defaults. */
export async function relationOf(
  queryable: Queryable,
  agent: { id: string; state: AgentState; createdById: string | null },
  now: Instant,
  capabilityId: string | null = null,
): Promise<Relation> {
  const rows = await queryable.query<{ role: Role; own: boolean; people: string[] }>(
    `SELECT role::text AS role, "capabilityId" IS NOT NULL AS own, array_agg("personId"::text) AS people FROM "Assignment"
     WHERE "agentId" = $1::uuid AND "personId" IS NOT NULL AND ("capabilityId" IS NULL OR "capabilityId" = $2::uuid)
       AND ${presentInSql('"Assignment"', "$3")}
     GROUP BY role, "capabilityId" IS NOT NULL ORDER BY own`,
    [agent.id, capabilityId, iso(now)],
  );
  const holders: Partial<Record<Role, string[]>> = {};
  for (const { role, people } of rows) holders[role] = people;
  const unowned = agent.state === "draft" && (holders.business_owner ?? []).length === 0;
  return { holders, draftedBy: unowned ? agent.createdById : null };
}

/** Names as they are now, to freeze them in the evidence beside the ids. */
export async function namesOfPeople(
  queryable: Queryable,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => typeof id === "string"))];
  if (known.length === 0) return new Map();
  const rows = await queryable.query<{ id: string; name: string }>(
    `SELECT id::text AS id, name FROM public."Person" WHERE id = ANY($1::uuid[])`,
    [known],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The same value with every id of a person as `{ id, name }`: names are frozen in the evidence. */
export function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    const name = names.get(value);
    return name === undefined ? value : { id: value, name };
  }
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((entry) => withNames(entry, names));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withNames(entry, names)]));
}
