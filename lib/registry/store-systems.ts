import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { InUse } from "./core/in-use.ts";
import type { DataClassification, Environment, SystemKind } from "./core/vocabulary.ts";
import { isoSql, type PersonReference, personReferenceSql } from "./references.ts";
import { usesOfSystem } from "./store-in-use.ts";

/** A tool that a system offers, in its server's own words. */
export interface SystemToolAnswer {
  name: string;
  description: string | null;
  suggestedAction: string | null;
  hints: Record<string, unknown>;
}

/** A system as the API shows it. */
export interface SystemAnswer {
  id: string;
  slug: string;
  name: string;
  kind: SystemKind | null;
  owner: PersonReference | null;
  dataClassification: DataClassification | null;
  enforcesApproval: boolean | null;
  environment: Environment | null;
  description: string | null;
  importedFrom: string | null;
  toolCount: number;
  agentCount: number;
  endedAt: string | null;
  version: number;
  /** On the single read only: the tools that it offers. */
  tools?: SystemToolAnswer[];
  /** As that: what uses it still, and so stands against its end. */
  inUse?: InUse;
}

export const systemColumns = `s.id::text AS id, s.slug, s.name, s.kind::text AS kind, ${personReferenceSql("o")} AS owner,
  s."dataClassification"::text AS "dataClassification", s."enforcesApproval", s.environment::text AS environment, s.description,
  s."importedFrom", ${isoSql('s."endedAt"')} AS "endedAt", s.version,
  (SELECT count(*)::int FROM "SystemTool" st WHERE st."systemId" = s.id AND st."endedAt" IS NULL) AS "toolCount",
  (SELECT count(DISTINCT c."agentId")::int FROM "Capability" c WHERE c."systemId" = s.id AND c.state <> 'ended') AS "agentCount"`;

export const systemFrom = `"System" s LEFT JOIN "Person" o ON o.id = s."ownerId"`;

/** One system with its tools and what uses it. @throws Refusal `missing` */
export async function readSystemById(queryable: Queryable, id: string): Promise<SystemAnswer> {
  const [system] = await queryable.query<SystemAnswer>(
    `SELECT ${systemColumns} FROM ${systemFrom} WHERE s.id = $1::uuid`,
    [id],
  );
  if (!system) throw missing("system", id);
  system.tools = await queryable.query<SystemToolAnswer>(
    `SELECT name, description, "suggestedAction"::text AS "suggestedAction", hints FROM "SystemTool"
     WHERE "systemId" = $1::uuid AND "endedAt" IS NULL ORDER BY name`,
    [id],
  );
  system.inUse = await usesOfSystem(queryable, id);
  return system;
}
