import { z } from "zod";
import { present } from "#lib/platform/database.ts";
import { isId } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { exportGone } from "./core/kept-export.ts";
import { exportsOf, madeExport, pieceOf } from "./store-exports.ts";

/** The exports that who asks has asked for. Few, so that they are one page. */
export const listExports = query({
  may: "report.read",
  summary: "List your exports",
  input: z.strictObject({}),
  single: true,
  async read(queryable, _input, { now, context }) {
    const data = await exportsOf(queryable, context.actor.personId, now);
    return { data, nextCursor: null, total: data.length };
  },
});

/** The file of an export, piece by piece. Nobody's but who asked for it. */
export const readExportFile = query({
  may: "report.read",
  summary: "Fetch the file of an export",
  input: z.strictObject({ export: z.string().max(100) }),
  single: true,
  async read(queryable, { export: id }, { now, context }) {
    const found = isId(id) ? await madeExport(queryable, context.actor.personId, id, now) : null;
    if (found === null) throw exportGone();
    return { ...found, pieces: piecesOf(id) };
  },
});

async function* piecesOf(id: string): AsyncGenerator<Buffer> {
  for (let place = 0; ; place++) {
    const piece = await pieceOf(present, id, place);
    if (piece === null) return;
    yield piece;
  }
}
