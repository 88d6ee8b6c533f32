import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import { PLANNED_ONCE } from "#lib/platform/core/plan-names.ts";
import type { Queryable } from "#lib/platform/database.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { type Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type DueGroup, dueGroupOf, dueGroups, type ItemKind, itemKinds } from "./core/item.ts";
import { inboxOf } from "./inbox-of.ts";

/** One thing that waits for the asker. */
export interface InboxItem {
  kind: ItemKind;
  /** The thing itself: an assignment, a gap. */
  id: string;
  /** Sent as If-Match with the decision; null where the thing has none. */
  version: number | null;
  title: string;
  /** Why it waits for the asker, whole sentences. */
  why: string;
  dueAt: string | null;
  due: DueGroup;
  href: string;
  agent: SlugReference | null;
  /** The agent's seat strip. */
  seats: string | null;
  /** On whose behalf the asker is asked: the holder, who is away or stayed silent. Null: for themselves. */
  for: PersonReference | null;
  /** May be decided together with others. */
  bulk: boolean;
}

const shape: ListShape = {
  sortable: {
    dueAt: { sql: `COALESCE(i."dueAt", 'infinity')`, type: "timestamptz" },
    kind: { sql: "i.kind", type: "text" },
    title: { sql: "i.title", type: "text" },
  },
  usually: "dueAt,kind",
  id: "i.id",
};

const filters = {
  q: listFields.shape.q,
  kind: oneOf(itemKinds).optional(),
  due: oneOf(dueGroups).optional(),
  agent: reference.optional(),
};

/** The filters as conditions on inbox items `i`. */
async function narrow(
  where: Conditions,
  queryable: Queryable,
  input: z.output<z.ZodObject<typeof filters>>,
): Promise<Conditions> {
  where
    .add("(i.title || ' ' || i.why) ILIKE $", likeContaining(input.q))
    .add("i.kind = $", input.kind)
    .add("i.due = $", input.due);
  return input.agent === undefined
    ? where
    : where.add('i."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
}

/** How much waits, by when it is due and by what it is. */
export interface InboxCounts {
  total: number;
  due: Record<DueGroup, number>;
  kinds: Partial<Record<ItemKind, number>>;
}

const nothing = (): InboxCounts => ({ total: 0, due: { overdue: 0, week: 0, later: 0 }, kinds: {} });

/**
 * Everything that waits for the asker, soonest due first, with the counts of what the filters leave. Nobody else's inbox
 * can be asked for, and a token, which stands for nobody, has an empty one.
 */
export const listInbox = query({
  may: "inbox.read",
  summary: "List what waits for you",
  input: listFields.omit({ asOf: true }).extend(filters),
  async read(queryable, input, { now, context }) {
    const { personId } = context.actor;
    if (personId === null) return { data: [], nextCursor: null, total: 0, counts: nothing() };
    const { from, where } = await inboxOf(queryable, personId, now);
    const mine = [...where.values];
    await narrow(where, queryable, input);
    const counts = await countsOf(queryable, from, where);
    const page = await readPage<Place>(queryable, shape, input, {
      columns: "i.kind, i.id::text AS id",
      plannedOnce: true,
      from,
      where,
      total: counts.total,
    });
    return { ...page, data: await withWords(queryable, page.data, { from, values: mine }, now), counts };
  },
});

type Place = Pick<InboxItem, "kind" | "id">;
const placeOf = ({ kind, id }: Place): string => `${kind} ${id}`;

/**
 * The items of one page in full. Apart from finding the page, because titles and reasons are made of many words, and
 * who has thousands of items looks at fifty.
 */
async function withWords(
  queryable: Queryable,
  places: readonly Place[],
  { from, values }: { from: string; values: readonly unknown[] },
  now: Instant,
): Promise<InboxItem[]> {
  if (places.length === 0) return [];
  const rows = await queryable.query<Omit<InboxItem, "due">>(
    `${PLANNED_ONCE}SELECT i.kind, i.id::text AS id, i.version, i.title,
       CASE WHEN i."standingIn" THEN 'For ' || h.name || ', who is out of office. ' ELSE '' END || i.why AS why,
       ${isoSql('i."dueAt"')} AS "dueAt", i.href, ${slugReferenceSql("a")} AS agent, a.seats, ${personReferenceSql("h")} AS for, i.bulk
     FROM ${from} LEFT JOIN "Person" h ON h.id = i."onBehalfOf" LEFT JOIN "Agent" a ON a.id = i."agentId"
     WHERE i.id = ANY($${values.length + 1}::uuid[])`,
    [...values, places.map(({ id }) => id)],
  );
  const byPlace = new Map(rows.map((row) => [placeOf(row), row]));
  return places.flatMap((place) => {
    const row = byPlace.get(placeOf(place));
    return row ? [{ ...row, due: dueGroupOf(row.dueAt === null ? null : Date.parse(row.dueAt), now) }] : [];
  });
}

/** How much waits for the asker, of what the filters leave: the number beside 'Inbox' and above each group. */
export const countInbox = query({
  may: "inbox.read",
  summary: "Count what waits for you",
  input: z.strictObject(filters),
  single: true,
  async read(queryable, input, { now, context }): Promise<InboxCounts> {
    const { personId } = context.actor;
    if (personId === null) return nothing();
    const { from, where } = await inboxOf(queryable, personId, now);
    return countsOf(queryable, from, await narrow(where, queryable, input));
  },
});

async function countsOf(queryable: Queryable, from: string, where: Conditions): Promise<InboxCounts> {
  const rows = await queryable.query<{ kind: ItemKind; due: DueGroup; items: number }>(
    `${PLANNED_ONCE}SELECT i.kind, i.due, count(*)::int AS items FROM ${from} WHERE ${where.sql} GROUP BY 1, 2`,
    where.values,
  );
  const counts = nothing();
  for (const { kind, due, items } of rows) {
    counts.total += items;
    counts.due[due] += items;
    counts.kinds[kind] = (counts.kinds[kind] ?? 0) + items;
  }
  return counts;
}
