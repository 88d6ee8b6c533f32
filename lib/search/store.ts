import type { Queryable } from "#lib/platform/database.ts";
import { likeContaining } from "#lib/verbs/list.ts";
import type { Hit } from "./core/hit.ts";

/** How alike a word and a name must be to count as a slip of the pen (pg_trgm's word similarity). */
const ALIKE = "0.42";
/** Where so many hold the words as they were typed, nobody slipped: likeness is not looked at. */
const ENOUGH = 5;
/** A slip is only looked for in words that are long enough to recognise. */
const LONG_ENOUGH = 4;
/** So many rows that fit are looked at for the best of them; bounds what a word like 'agent' costs. */
const LOOKED_AT = 1500;

/** One kind of thing: what of it is searched, and how it is shown. */
interface Searched {
  /** The indexed text. */
  text: string;
  name: string;
  columns: string;
  from: string;
  /** Beside the text: what is out of use is not found. */
  where: string;
}

const searched: readonly Searched[] = [
  {
    text: "(a.name || ' ' || a.slug)",
    name: "a.name",
    columns: `'agent' AS kind, a.id::text AS id, a.name, concat_ws(', ', a.state::text, a."businessUnit") AS beside,
      '/agents/' || a.slug AS href, a.seats, NULL::text AS severity`,
    from: '"Agent" a',
    where: "TRUE",
  },
  {
    text: "c.name",
    name: "c.name",
    columns: `'capability', c.id::text, c.name, a.name, '/agents/' || a.slug || '?section=answers&capability=' || c.slug,
      c.seats, NULL`,
    from: '"Capability" c JOIN "Agent" a ON a.id = c."agentId"',
    where: "c.state <> 'ended'",
  },
  {
    text: "(p.name || ' ' || p.email)",
    name: "p.name",
    columns: `'person', p.id::text, p.name,
      concat_ws(', ', NULLIF(p.status::text, 'active'), COALESCE(p.title, p.email), p.unit), '/people/' || p.id, NULL, NULL`,
    from: '"Person" p',
    where: "TRUE",
  },
  {
    text: "t.name",
    name: "t.name",
    columns: `'team', t.id::text, t.name, NULL, '/teams', NULL, NULL`,
    from: '"Team" t',
    where: 't."endedAt" IS NULL',
  },
  {
    text: "(s.name || ' ' || s.slug)",
    name: "s.name",
    columns: `'system', s.id::text, s.name, replace(s.kind::text, '_', ' '), '/systems/' || s.slug, NULL, NULL`,
    from: '"System" s',
    where: 's."endedAt" IS NULL',
  },
  {
    text: "(d.name || ' ' || d.slug)",
    name: "d.name",
    columns: `'dataSource', d.id::text, d.name, d."dataClassification"::text, '/data-sources/' || d.slug, NULL, NULL`,
    from: '"DataSource" d',
    where: 'd."endedAt" IS NULL',
  },
  {
    text: `(n."controlId" || ' ' || (n.definition ->> 'title'))`,
    name: `(n.definition ->> 'title')`,
    columns: `'control', n."controlId", n."controlId" || ' ' || (n.definition ->> 'title'), 'of your own',
      '/controls/' || n."controlId", NULL, n.definition ->> 'weight'`,
    from: '"Control" n',
    where: 'n.definition IS NOT NULL AND n."endedAt" IS NULL',
  },
];

/**
 * Everything that fits the words, in one statement: first what holds each of them, the shortest name first, then what
 * comes close to all of them, where few do. Each part is bounded. The measure of likeness is set before it is asked for, because
 * the rows are compared with what the same materialised row says.
 */
export async function findHits(
  queryable: Queryable,
  { typed, words, sentence, each }: { typed: string; words: readonly string[]; sentence: string | null; each: number },
): Promise<Hit[]> {
  const values: unknown[] = [typed];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const patterns = words.map((word) => place(likeContaining(word)));
  const beginning = place(`${likeContaining(typed)?.slice(1)}`);
  const limit = place(each);
  const exact = searched.map(
    ({ text, name, columns, from, where }) => `(SELECT * FROM (
        SELECT ${columns}, CASE WHEN ${name} ILIKE ${beginning} THEN 0 ELSE 1 END AS rank, length(${name})::real AS far
        FROM ${from} WHERE ${where} AND ${patterns.map((pattern) => `${text} ILIKE ${pattern}`).join(" AND ")}
        LIMIT ${LOOKED_AT}) found ORDER BY rank, far, 3 LIMIT ${limit})`,
  );
  const close =
    typed.length < LONG_ENOUGH
      ? []
      : searched.map(
          ({ text, columns, from, where }) => `(SELECT * FROM (
        SELECT ${columns}, 2 AS rank, (asked.typed <<-> ${text}) AS far
        FROM asked, ${from} WHERE (SELECT count(*) FROM exact) < ${ENOUGH} AND ${where} AND asked.typed <% ${text}
        LIMIT ${LOOKED_AT}) found ORDER BY far, 3 LIMIT ${limit})`,
        );
  const gaps =
    sentence === null
      ? []
      : [
          `(SELECT kind, id, name, beside, href, seats, severity::text, rank, far FROM (
        SELECT 'gap' AS kind, g.id::text AS id, g.sentence AS name, a.name AS beside, '/gaps/' || g.id AS href,
          NULL AS seats, g.severity, 1 AS rank,
          array_position(ARRAY['critical', 'high', 'medium', 'low'], g.severity::text)::real AS far
        FROM "Gap" g LEFT JOIN "Agent" a ON a.id = g."agentId"
        WHERE g.status <> 'closed' AND to_tsvector('simple', g.sentence) @@ ${place(sentence)}::tsquery
        LIMIT ${LOOKED_AT}) found ORDER BY far, name LIMIT ${limit})`,
        ];
  const hits = await queryable.query<Hit>(
    `WITH asked AS MATERIALIZED (
       SELECT $1::text AS typed, set_config('pg_trgm.word_similarity_threshold', '${ALIKE}', true) AS measure),
     exact AS MATERIALIZED (${exact.join(" UNION ALL ")})
     SELECT kind, id, name, beside, href, seats, severity
     FROM (${["SELECT * FROM exact", ...close, ...gaps].join(" UNION ALL ")}) hits
     ORDER BY rank, far, name`,
    values,
  );
  // A team has no page of its own: it is shown by its list.
  return hits.map((hit) =>
    hit.kind === "team" ? { ...hit, href: `${hit.href}?q=${encodeURIComponent(hit.name)}` } : hit,
  );
}
