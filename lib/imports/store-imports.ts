import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/registry/references.ts";
import type { OutcomeCounts, RowResult } from "./core/plan.ts";
import type { ImportFormat } from "./core/proposal.ts";
import type { ImportAnswer } from "./import-answer.ts";

export const importColumns = `i.id::text AS id, i.format, i."fileName", i."byteSize", i."dryRun", i.complete,
  CASE WHEN i.status = 'running' AND i."createdAt" < now() - interval '35 minutes' THEN 'failed' ELSE i.status END AS status, i."rowsDone", i."rowsTotal",
  i.result -> 'counts' AS counts, i."createdByName" AS "createdBy", ${isoSql('i."createdAt"')} AS "createdAt", ${isoSql('i."finishedAt"')} AS "finishedAt"`;

/** Most rows of a result that are kept; what failed or would change is kept first. */
const KEPT_ROWS = 10_000;

export interface NewImport {
  id: string;
  format: ImportFormat;
  fileName: string;
  byteSize: number;
  digest: string;
  dryRun: boolean;
  complete: boolean;
  createdById: string | null;
  createdByName: string;
  rowsTotal: number;
}

export async function newImportId(queryable: Queryable): Promise<string> {
  const [made] = await queryable.query<{ id: string }>("SELECT uuidv7()::text AS id");
  return made?.id ?? "";
}

/** The record of an import that has just begun, visible to others while it runs. */
export async function beginImport(queryable: Queryable, begun: NewImport, at: string): Promise<void> {
  await queryable.query(
    `INSERT INTO "Import" (id, format, "fileName", "byteSize", digest, "dryRun", complete, status, "rowsTotal", "createdById", "createdByName", "createdAt", result)
     VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, 'running', $8, $9::uuid, $10, $11::timestamptz, '{}') RETURNING id::text`,
    [
      begun.id,
      begun.format,
      begun.fileName,
      begun.byteSize,
      begun.digest,
      begun.dryRun,
      begun.complete,
      begun.rowsTotal,
      begun.createdById,
      begun.createdByName,
      at,
    ],
  );
}

/** How far it is, for whoever waits. */
export async function noteProgress(queryable: Queryable, id: string, rowsDone: number): Promise<void> {
  await queryable.query(`UPDATE "Import" SET "rowsDone" = $2 WHERE id = $1::uuid RETURNING id::text`, [id, rowsDone]);
}

/** The record of an import that is over, with its result per row. */
export async function finishImport(
  queryable: Queryable,
  id: string,
  at: string,
  { rows, counts }: { rows: readonly RowResult[]; counts: OutcomeCounts },
): Promise<void> {
  const kept = rows.length <= KEPT_ROWS ? rows : mostTelling(rows);
  await queryable.query(
    `UPDATE "Import" SET status = 'done', "rowsDone" = $3, "rowsTotal" = $3, created = $4, changed = $5, skipped = $6, failed = $7,
       "finishedAt" = $2::timestamptz, result = $8::jsonb WHERE id = $1::uuid RETURNING id::text`,
    [
      id,
      at,
      rows.length,
      counts.created,
      counts.changed + counts.left,
      counts.unchanged + counts.skipped + counts.proposed,
      counts.error,
      JSON.stringify({ counts, rows: kept, truncated: kept.length < rows.length }),
    ],
  );
}

/** An import that wrote nothing because something was refused on the way. */
export async function failImport(queryable: Queryable, id: string, at: string): Promise<void> {
  await queryable.query(
    `UPDATE "Import" SET status = 'failed', "finishedAt" = $2::timestamptz WHERE id = $1::uuid RETURNING id::text`,
    [id, at],
  );
}

function mostTelling(rows: readonly RowResult[]): RowResult[] {
  const telling = rows.filter(({ outcome }) => outcome !== "unchanged" && outcome !== "skipped");
  const others = rows.filter(({ outcome }) => outcome === "unchanged" || outcome === "skipped");
  return [...telling, ...others].slice(0, KEPT_ROWS);
}

/** One import with its rows; null when there is none. */
export async function readImportById(queryable: Queryable, id: string): Promise<ImportAnswer | null> {
  const [found] = await queryable.query<ImportAnswer>(
    `SELECT ${importColumns}, i.result -> 'rows' AS rows, COALESCE((i.result ->> 'truncated')::boolean, false) AS truncated
     FROM "Import" i WHERE i.id = $1::uuid`,
    [id],
  );
  return found ?? null;
}

/** How far the imports of a file are that run just now. */
export const runningImports = (
  queryable: Queryable,
  fileName: string,
): Promise<{ rowsDone: number; rowsTotal: number }[]> =>
  queryable.query(`SELECT "rowsDone", "rowsTotal" FROM "Import" WHERE status = 'running' AND "fileName" = $1`, [
    fileName,
  ]);
