import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";
import type { KeptExport } from "./core/kept-export.ts";

const columns = `x.id::text AS id, x.title, x.report, x.state, x.name, x.bytes, x.failure, ${isoSql('x."askedAt"')} AS "askedAt",
  ${isoSql('x."finishedAt"')} AS "finishedAt", ${isoSql('x."endsAt"')} AS "endsAt"`;

/** What a person asked for and what is still kept, the newest first. */
export const exportsOf = (queryable: Queryable, personId: string | null, now: Instant): Promise<KeptExport[]> =>
  queryable.query<KeptExport>(
    `SELECT ${columns} FROM public."KeptExport" x WHERE x."byId" = $1::uuid AND x."endsAt" > $2::timestamptz ORDER BY x.id DESC`,
    [personId, iso(now)],
  );

/** How many are kept for a person; whoever asks for another at once waits, so that each is counted. */
export async function countExports(queryable: Queryable, personId: string | null, now: Instant): Promise<number> {
  await queryable.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`exports:${personId}`]);
  return (await exportsOf(queryable, personId, now)).length;
}

export async function addExport(
  tx: Queryable,
  asked: {
    byId: string;
    title: string;
    report: string;
    search: Record<string, string>;
    askedAt: Instant;
    endsAt: Instant;
  },
): Promise<KeptExport> {
  const [made] = await tx.query<KeptExport>(
    `INSERT INTO "KeptExport" AS x ("byId", title, report, search, "askedAt", "endsAt")
     VALUES ($1::uuid, $2, $3, $4::jsonb, $5::timestamptz, $6::timestamptz) RETURNING ${columns}`,
    [asked.byId, asked.title, asked.report, JSON.stringify(asked.search), iso(asked.askedAt), iso(asked.endsAt)],
  );
  return made as KeptExport;
}

/** One export of a person, its row locked; null where it is not theirs, or is kept no more. */
export async function exportForUpdate(tx: Queryable, personId: string | null, id: string): Promise<KeptExport | null> {
  const [found] = await tx.query<KeptExport>(
    `SELECT ${columns} FROM "KeptExport" x WHERE x.id = $1::uuid AND x."byId" = $2::uuid FOR UPDATE`,
    [id, personId],
  );
  return found ?? null;
}

export const deleteExport = (tx: Queryable, id: string) =>
  tx.query(`DELETE FROM "KeptExport" WHERE id = $1::uuid RETURNING id::text`, [id]);

const dropPieces = (queryable: Queryable, id: string) =>
  queryable.query(`DELETE FROM "KeptExportPiece" WHERE "exportId" = $1::uuid RETURNING place`, [id]);

interface AskedExport {
  byId: string;
  title: string;
  report: string;
  search: Record<string, string>;
}

/** What is to be made; a run that was killed on its way begins afresh. Null where nobody wants it any more. */
export async function beginExport(queryable: Queryable, id: string, now: Instant): Promise<AskedExport | null> {
  const [begun] = await queryable.query<AskedExport>(
    `UPDATE "KeptExport" SET state = 'making', bytes = 0 WHERE id = $1::uuid AND state IN ('waiting', 'making')
       AND "endsAt" > $2::timestamptz RETURNING "byId"::text AS "byId", title, report, search`,
    [id, iso(now)],
  );
  // A job can run twice: what is made already stays.
  if (begun === undefined) return null;
  await dropPieces(queryable, id);
  return begun;
}

/** Keeps the next piece. @returns false where somebody took the export away meanwhile */
export async function addPiece(queryable: Queryable, id: string, place: number, content: Buffer): Promise<boolean> {
  const rows = await queryable.query(
    `WITH grown AS (UPDATE "KeptExport" SET bytes = bytes + $4 WHERE id = $1::uuid AND state = 'making' RETURNING id)
     INSERT INTO "KeptExportPiece" ("exportId", place, content) SELECT id, $2, decode($3, 'base64') FROM grown RETURNING place`,
    [id, place, content.toString("base64"), content.byteLength],
  );
  return rows.length > 0;
}

/** Its file is whole. Nothing where somebody took it away meanwhile. */
export const noteMade = (
  queryable: Queryable,
  id: string,
  { name, type }: { name: string; type: string },
  now: Instant,
) =>
  queryable.query(
    `UPDATE "KeptExport" SET state = 'made', name = $2, type = $3, "finishedAt" = $4::timestamptz
     WHERE id = $1::uuid AND state = 'making' RETURNING id::text`,
    [id, name, type, iso(now)],
  );

/** It could not be made; what was there of it is no file. Nothing where somebody took it away meanwhile. */
export async function noteNotMade(queryable: Queryable, id: string, failure: string, now: Instant) {
  await dropPieces(queryable, id);
  return await queryable.query(
    `UPDATE "KeptExport" SET state = 'failed', failure = $2, bytes = 0, "finishedAt" = $3::timestamptz
     WHERE id = $1::uuid AND state = 'making' RETURNING id::text`,
    [id, failure, iso(now)],
  );
}

/** A file that is there, of the person who asked for it; null where it is not. */
export async function madeExport(
  queryable: Queryable,
  personId: string | null,
  id: string,
  now: Instant,
): Promise<{ name: string; type: string } | null> {
  const [found] = await queryable.query<{ name: string; type: string }>(
    `SELECT name, type FROM public."KeptExport" WHERE id = $1::uuid AND "byId" = $2::uuid AND state = 'made' AND "endsAt" > $3::timestamptz`,
    [id, personId, iso(now)],
  );
  return found ?? null;
}

/** One piece of a file; null after the last. */
export async function pieceOf(queryable: Queryable, id: string, place: number): Promise<Buffer | null> {
  const [found] = await queryable.query<{ content: string }>(
    `SELECT encode(content, 'base64') AS content FROM public."KeptExportPiece" WHERE "exportId" = $1::uuid AND place = $2`,
    [id, place],
  );
  return found === undefined ? null : Buffer.from(found.content, "base64");
}

/** Deletes what has been kept for long enough. */
export const deleteEnded = (queryable: Queryable, now: Instant) =>
  queryable.query(`DELETE FROM "KeptExport" WHERE "endsAt" <= $1::timestamptz RETURNING id::text`, [iso(now)]);
