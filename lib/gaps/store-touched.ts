import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { notEndedInSql } from "#lib/registry/periods-in-sql.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";

const union = (selects: readonly string[]): string => selects.join(" UNION ");

/**
 * The agents that a write can have changed the judgement of, by indexed queries: who was touched, who leans on a person,
 * team, system or data source that was, who hands work to one that was, who shares an identity with one.
 *
 * What stands between a person and an agent (a system, a data source, an identity) is locked first, so that of two
 * transactions that meet there the second sees what the first has written.
 */
export async function agentsTouched(tx: Queryable, touched: Touched, now: Instant): Promise<string[]> {
  const agents = [...new Set(touched.agents ?? [])];
  const people = touched.people ?? [];
  const identities = await lockIdentities(tx, agents, touched.identities ?? []);
  let systems = touched.systems ?? [];
  let dataSources = touched.dataSources ?? [];
  if (people.length > 0) {
    systems = [...systems, ...(await lockOwned(tx, "System", ['"ownerId"'], people))];
    dataSources = [
      ...dataSources,
      ...(await lockOwned(tx, "DataSource", ['"dataOwnerId"', '"qualityOwnerId"'], people)),
    ];
  }
  const reached = [`SELECT unnest($1::uuid[]) AS id`];
  if (systems.length > 0) reached.push(`SELECT "agentId" FROM "Capability" WHERE "systemId" = ANY($2::uuid[])`);
  const direct = union(reached);
  const selects = [
    direct,
    // Their delegates' reach is part of their own judgement.
    `SELECT d."agentId" FROM "AgentDelegate" d WHERE d."delegateId" IN (${direct})`,
  ];
  if (dataSources.length > 0)
    selects.push(`SELECT "agentId" FROM "AgentDataSource" WHERE "dataSourceId" = ANY($3::uuid[])`);
  if (people.length > 0)
    selects.push(
      `SELECT "agentId" FROM "Assignment" WHERE "personId" = ANY($4::uuid[]) AND ${notEndedInSql('"Assignment"', "$7")}`,
      `SELECT "agentId" FROM "AssignmentDeputy" WHERE "personId" = ANY($4::uuid[])`,
      `SELECT "agentId" FROM "AgentUnit" WHERE "ownerId" = ANY($4::uuid[])`,
      `SELECT "agentId" FROM "AgentControl" WHERE "ownerId" = ANY($4::uuid[])`,
      `SELECT id FROM "Agent" WHERE "vendorDataClassificationOwnerId" = ANY($4::uuid[])`,
      `SELECT id FROM "Agent" WHERE "vendorOutputsOwnerId" = ANY($4::uuid[])`,
      `SELECT id FROM "Agent" WHERE "residualRiskAcceptedById" = ANY($4::uuid[])`,
    );
  if ((touched.teams ?? []).length > 0)
    selects.push(`SELECT "agentId" FROM "Assignment" WHERE "teamId" = ANY($5::uuid[])`);
  if (identities.length > 0) selects.push(`SELECT id FROM "Agent" WHERE "workloadIdentity" = ANY($6::text[])`);
  const rows = await tx.query<{ id: string }>(
    `WITH given AS (SELECT $1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz)
     SELECT DISTINCT touched.id::text AS id FROM (${union(selects)}) touched(id) JOIN "Agent" a ON a.id = touched.id`,
    [agents, systems, dataSources, people, touched.teams ?? [], identities, iso(now)],
  );
  return rows.map(({ id }) => id);
}

/** Two agents may take one identity at once, and neither would see the other: whoever is second waits. */
async function lockIdentities(tx: Queryable, agents: readonly string[], given: readonly string[]): Promise<string[]> {
  if (agents.length === 0 && given.length === 0) return [];
  const rows = await tx.query<{ identity: string }>(
    `SELECT identity, pg_advisory_xact_lock(hashtext('identity:' || identity))::text FROM (
       SELECT "workloadIdentity" AS identity FROM "Agent" WHERE id = ANY($1::uuid[]) AND "workloadIdentity" IS NOT NULL
       UNION SELECT unnest($2::text[]) ORDER BY 1) identities`,
    [agents, given],
  );
  return rows.map(({ identity }) => identity);
}

async function lockOwned(
  tx: Queryable,
  table: "System" | "DataSource",
  columns: readonly string[],
  people: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id::text AS id FROM "${table}" WHERE ${columns.map((column) => `${column} = ANY($1::uuid[])`).join(" OR ")}
     ORDER BY id FOR UPDATE`,
    [people],
  );
  return rows.map(({ id }) => id);
}

/** The controls whose default owner is one of these people. */
export async function controlsDefaultedTo(tx: Queryable, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `SELECT "controlId" AS id FROM "Control" WHERE "defaultOwnerId" = ANY($1::uuid[])`,
    [people],
  );
  return rows.map(({ id }) => id);
}

/** All agents, as long as they are no more than `most`; null when they are. */
export async function allAgents(tx: Queryable, most: number): Promise<string[] | null> {
  const rows = await tx.query<{ id: string }>(`SELECT id::text AS id FROM "Agent" ORDER BY id LIMIT $1`, [most + 1]);
  return rows.length > most ? null : rows.map(({ id }) => id);
}
