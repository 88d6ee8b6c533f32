import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { type PersonReference, personReferenceSql } from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { ListName } from "./core/lists.ts";

/** A saved view as the API shows it to one person. */
export interface ViewAnswer {
  id: string;
  list: ListName;
  name: string;
  /** What stands in the address after '?'. */
  search: string;
  shared: boolean;
  owner: PersonReference | null;
  /** It belongs to who asks. */
  mine: boolean;
  /** The list opens with it for who asks. */
  default: boolean;
  version: number;
}

const columns = `v.id::text AS id, v.list, v.name, v.search, v.shared, ${personReferenceSql("p")} AS owner,
  v."ownerId" IS NOT DISTINCT FROM $1::uuid AND v."ownerId" IS NOT NULL AS mine,
  EXISTS (SELECT FROM "DefaultView" d WHERE d."viewId" = v.id AND d."personId" = $1::uuid) AS "default", v.version`;
const from = `"SavedView" v LEFT JOIN "Person" p ON p.id = v."ownerId"`;
const seenBy = `v."endedAt" IS NULL AND (v.shared OR v."ownerId" = $1::uuid)`;

/** The views of a list that a person sees: their own, then those shared with everybody, by name. */
export const viewsOf = (queryable: Queryable, personId: string | null, list: ListName | null): Promise<ViewAnswer[]> =>
  queryable.query<ViewAnswer>(
    `SELECT ${columns} FROM ${from} WHERE ${seenBy} AND ($2::text IS NULL OR v.list = $2)
     ORDER BY v.list, mine DESC, lower(v.name), v.id LIMIT 500`,
    [personId, list],
  );

/** How many views of a list somebody keeps; with null, those that tokens saved. Whoever saves another at once waits. */
export async function countViews(tx: Transaction, ownerId: string | null, list: ListName): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`views:${ownerId}:${list}`]);
  return tx.models.savedView.count({ where: { ownerId, list, endedAt: null } });
}

/** @throws Refusal `missing`, also where the view is somebody else's own */
export async function viewById(queryable: Queryable, personId: string | null, id: string): Promise<ViewAnswer> {
  const [view] = isId(id)
    ? await queryable.query<ViewAnswer>(`SELECT ${columns} FROM ${from} WHERE ${seenBy} AND v.id = $2::uuid`, [
        personId,
        id,
      ])
    : [];
  if (!view) throw missing("view", id);
  return view;
}

/** The same, locked until the transaction ends. */
export async function viewForUpdate(tx: Transaction, personId: string | null, id: string): Promise<ViewAnswer> {
  if (isId(id)) await tx.query(`SELECT id::text FROM "SavedView" WHERE id = $1::uuid FOR UPDATE`, [id]);
  return viewById(tx, personId, id);
}

/** Makes a view the one with which its list opens for a person, or with null none. */
export async function saveDefault(
  tx: Transaction,
  personId: string,
  list: ListName,
  viewId: string | null,
): Promise<void> {
  await tx.models.defaultView.deleteMany({ where: { personId, list } });
  if (viewId !== null) await tx.models.defaultView.create({ data: { personId, list, viewId } });
}
