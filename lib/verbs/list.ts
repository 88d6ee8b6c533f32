import { createHmac } from "node:crypto";
import { z } from "zod";
import { PLANNED_ONCE } from "#lib/platform/core/plan-names.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { asOf } from "./fields.ts";

/** One page of a list, as the contract has it. */
export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
  total: number;
}

/** The fields that every list takes; a list adds its filters with `.extend`. */
export const listFields = z.strictObject({
  q: z.string().trim().max(200, "At most 200 characters.").optional(),
  sort: z.string().max(200).optional(),
  limit: z.coerce.number({ error: "Write a number." }).int().min(1).max(200, "At most 200.").default(50),
  cursor: z.string().max(2000).optional(),
  asOf,
});

/** How a list is read in SQL: its columns are expressions without nulls, so that a cursor can continue after a row. */
export interface ListShape {
  /** What may be sorted by: the API's name, the SQL expression (never null; wrap in COALESCE) and its SQL type. */
  sortable: Record<string, { sql: string; type: string }>;
  /** Used when nothing is asked for: '-riskTier,name'. */
  usually: string;
  /** Breaks ties: a unique column. */
  id: string;
}

export interface ListQuestion {
  sort?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Collects SQL conditions with their values: `where.add("state = $", value)` numbers the placeholder. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  /** `$` in `sql` stands for the value's placeholder. Nothing is added for undefined. */
  add(sql: string, value: unknown): this {
    if (value === undefined) return this;
    this.#parts.push(sql.replaceAll("$", `$${this.values.push(value)}`));
    return this;
  }

  /** A condition without a value. */
  always(sql: string): this {
    this.#parts.push(sql);
    return this;
  }

  get sql(): string {
    return this.#parts.length === 0 ? "TRUE" : this.#parts.map((part) => `(${part})`).join(" AND ");
  }
}

/**
 * Reads one page with its exact total in one statement. `from` is the FROM clause (with joins), `columns` the SELECT
 * list. Keyset paging: a cursor continues after the last row's sort values, stays right while rows come and go, and is
 * signed, so that a changed one is refused with the field's name. `total` is given where it is counted already;
 * `plannedOnce` where planning takes longer than finding the rows.
 */
export async function readPage<Row extends object>(
  queryable: Queryable,
  shape: ListShape,
  question: ListQuestion,
  select: {
    columns: string;
    from: string;
    where: Conditions;
    countFrom?: string;
    total?: number;
    plannedOnce?: boolean;
  },
): Promise<Page<Row>> {
  const order = parseSort(shape, question.sort);
  const sortText = order.map(({ name, descending }) => (descending ? `-${name}` : name)).join(",");
  const list = nameOf(shape);
  const after = question.cursor === undefined ? null : openCursor(question.cursor, list, sortText, order.length + 1);
  const values = [...select.where.values];
  const keys = [
    ...order.map(({ sql, type, descending }) => ({ sql, type, descending })),
    { sql: shape.id, type: "uuid", descending: false },
  ];
  const continued = after ? ` AND (${continueAfter(keys, after, values)})` : "";
  const orderBy = keys.map(({ sql, descending }) => `${sql}${descending ? " DESC" : ""}`).join(", ");
  const keyList = keys.map(({ sql }) => `(${sql})::text`).join(", ");
  const limit = values.push(question.limit + 1);
  const rows = await queryable.query<Row & { cursorKeys: string[] }>(
    `${select.plannedOnce ? PLANNED_ONCE : ""}SELECT ${select.columns}, ARRAY[${keyList}] AS "cursorKeys" FROM ${select.from}
     WHERE ${select.where.sql}${continued} ORDER BY ${orderBy} LIMIT $${limit}`,
    values,
  );
  const total = select.total ?? (await countOf(queryable, select));
  const more = rows.length > question.limit;
  const page = more ? rows.slice(0, question.limit) : rows;
  const last = page.at(-1);
  return {
    data: page.map(({ cursorKeys: _, ...row }) => row as unknown as Row),
    nextCursor: more && last ? sealCursor(list, sortText, last.cursorKeys) : null,
    total,
  };
}

async function countOf(
  queryable: Queryable,
  select: { from: string; where: Conditions; countFrom?: string },
): Promise<number> {
  const [count] = await queryable.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM ${select.countFrom ?? select.from} WHERE ${select.where.sql}`,
    select.where.values,
  );
  return count?.total ?? 0;
}

function parseSort(
  shape: ListShape,
  asked: string | undefined,
): { name: string; sql: string; type: string; descending: boolean }[] {
  const names = (asked ?? shape.usually)
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return names.map((part) => {
    const descending = part.startsWith("-");
    const name = descending ? part.slice(1) : part;
    const column = Object.hasOwn(shape.sortable, name) ? shape.sortable[name] : undefined;
    if (!column)
      throw invalid([
        {
          path: "sort",
          message: `Sort by ${Object.keys(shape.sortable).join(", ")}; a minus in front turns it round.`,
        },
      ]);
    return { name, ...column, descending };
  });
}

/** (a > x) OR (a = x AND b < y) OR … : the rows after the one that the cursor names, in mixed directions. */
function continueAfter(
  keys: { sql: string; type: string; descending: boolean }[],
  after: string[],
  values: unknown[],
): string {
  const placed = keys.map((key, index) => ({ ...key, value: `$${values.push(after[index])}::text::${key.type}` }));
  return placed
    .map(({ sql, descending, value }, index) =>
      [
        ...placed.slice(0, index).map((before) => `${before.sql} = ${before.value}`),
        `${sql} ${descending ? "<" : ">"} ${value}`,
      ].join(" AND "),
    )
    .map((alternative) => `(${alternative})`)
    .join(" OR ");
}

/** What tells one list from another: of two that sort by the same names a cursor opens the one that gave it. */
const nameOf = ({ id, sortable }: ListShape): string => `${id} ${Object.keys(sortable).join(",")}`;

const sign = (list: string, body: string): string =>
  createHmac("sha256", process.env.AUTH_SECRET ?? "unset")
    .update(`cursor:${list}:${body}`)
    .digest("base64url")
    .slice(0, 22);

function sealCursor(list: string, sort: string, keys: string[]): string {
  const body = Buffer.from(JSON.stringify([sort, keys])).toString("base64url");
  return `${body}.${sign(list, body)}`;
}

function openCursor(cursor: string, list: string, sort: string, length: number): string[] {
  const refusal = invalid([
    { path: "cursor", message: "This cursor does not belong to this list. Start again without it." },
  ]);
  const [body, signature] = cursor.split(".");
  if (!body || signature !== sign(list, body)) throw refusal;
  const [sealedSort, keys] = JSON.parse(Buffer.from(body, "base64url").toString()) as [string, string[]];
  if (sealedSort !== sort || keys.length !== length) throw refusal;
  return keys;
}

/** The pattern for 'contains', with its own wildcards taken literally; undefined stays undefined. */
export const likeContaining = (words: string | undefined): string | undefined =>
  words === undefined || words === "" ? undefined : `%${words.replace(/[\\%_]/g, "\\$&")}%`;
