import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { InUse } from "./core/in-use.ts";
import type { DataClassification } from "./core/vocabulary.ts";
import { isoSql, type PersonReference, personReferenceSql } from "./references.ts";
import { usesOfDataSource } from "./store-in-use.ts";

/** A data source as the API shows it, with the data owner's decisions (R27). */
export interface DataSourceAnswer {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  dataOwner: PersonReference | null;
  qualityOwner: PersonReference | null;
  dataClassification: DataClassification | null;
  decisions: {
    use: string | null;
    retention: string | null;
    summary: string | null;
    by: PersonReference | null;
    at: string | null;
  };
  importedFrom: string | null;
  agentCount: number;
  endedAt: string | null;
  version: number;
  /** On the single read only: what uses it still, and so stands against its end. */
  inUse?: InUse;
}

export const dataSourceColumns = `d.id::text AS id, d.slug, d.name, d.description, ${personReferenceSql("o")} AS "dataOwner",
  ${personReferenceSql("q")} AS "qualityOwner", d."dataClassification"::text AS "dataClassification",
  jsonb_build_object('use', d."useDecision", 'retention', d."retentionDecision", 'summary', d."summaryDecision",
    'by', ${personReferenceSql("b")}, 'at', ${isoSql('d."decidedAt"')}) AS decisions,
  d."importedFrom", ${isoSql('d."endedAt"')} AS "endedAt", d.version,
  (SELECT count(*)::int FROM "AgentDataSource" a WHERE a."dataSourceId" = d.id) AS "agentCount"`;

export const dataSourceFrom = `"DataSource" d LEFT JOIN "Person" o ON o.id = d."dataOwnerId"
  LEFT JOIN "Person" q ON q.id = d."qualityOwnerId" LEFT JOIN "Person" b ON b.id = d."decidedById"`;

/** SQL for what the owner of a data source has not decided, as a list. */
export const undecidedSql = (alias: string): string =>
  `array_remove(ARRAY[CASE WHEN ${alias}."useDecision" IS NULL THEN 'use' END, CASE WHEN ${alias}."retentionDecision" IS NULL THEN 'retention' END,
     CASE WHEN ${alias}."summaryDecision" IS NULL THEN 'summary' END], NULL)`;

/** @throws Refusal `missing` */
export async function readDataSourceById(queryable: Queryable, id: string): Promise<DataSourceAnswer> {
  const [source] = await queryable.query<DataSourceAnswer>(
    `SELECT ${dataSourceColumns} FROM ${dataSourceFrom} WHERE d.id = $1::uuid`,
    [id],
  );
  if (!source) throw missing("data source", id);
  source.inUse = await usesOfDataSource(queryable, id);
  return source;
}
