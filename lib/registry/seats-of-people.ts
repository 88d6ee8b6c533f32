import { loadPolicy } from "#lib/controls/load-organisation.ts";
import { DAY, type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { type HeldSeats, type HeldState, heldStrip } from "./core/held-seats.ts";
import { seatLetters } from "./core/seat-strip.ts";
import { separatedRoles } from "./core/separation.ts";
import { capabilityRoles } from "./core/vocabulary.ts";
import { presentInSql } from "./periods-in-sql.ts";

const present = (alias: string): string => presentInSql(alias, "$2");

/** Whether the seat of a role is drawn split in the kept strip of capability `c`. */
const splitSql = (role: string): string =>
  `substr(c.seats, array_position(ARRAY[${capabilityRoles.map((one) => `'${one}'`).join(", ")}], ${role}::text), 1)
     IN ('${seatLetters.clash}', '${seatLetters.clash_unanswered}')`;

/** An own person shadows the agent's default of a role, also when they do not answer. */
const counts = (held: string): string =>
  `(${held}."capabilityId" = c.id OR (${held}."capabilityId" IS NULL AND NOT EXISTS (SELECT FROM "Assignment" o
      WHERE o."capabilityId" = c.id AND o.role = ${held}.role AND o."personId" IS NOT NULL AND ${present("o")})))`;

/**
 * The seats that some people hold, as strips by their ids (core/held-seats.ts): one statement whatever their number.
 * Retired and rejected agents and ended capabilities ask nothing of anybody. Duties clash where the kept strip of a
 * capability is split in two roles and the person counts in both. Who holds none is left out.
 */
export async function heldSeatsOf(
  queryable: Queryable,
  people: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const policy = await loadPolicy(queryable, now);
  const rows = await queryable.query<{ id: string; state: HeldState; count: number }>(
    `WITH held AS MATERIALIZED (
       SELECT a.id, a."personId", a."agentId", a."capabilityId", a.role, p.status = 'active' AS active,
         a."acceptedAt" IS NOT NULL AS accepted, GREATEST(a."acceptedAt", a."attestedAt") < $3::timestamptz AS stale,
         a."startsAt" < $4::timestamptz AS late
       FROM "Assignment" a JOIN "Person" p ON p.id = a."personId" JOIN "Agent" g ON g.id = a."agentId"
         LEFT JOIN "Capability" k ON k.id = a."capabilityId"
       WHERE a."personId" = ANY($1::uuid[]) AND ${present("a")}
         AND g.state NOT IN ('retired', 'rejected') AND (k.id IS NULL OR k.state <> 'ended')),
     clashing AS (
       SELECT DISTINCT h.id FROM held h
         JOIN held other ON other."personId" = h."personId" AND other."agentId" = h."agentId" AND other.role <> h.role
           AND h.role::text = ANY($5::text[]) AND other.role::text = ANY($5::text[])
         JOIN "Capability" c ON c."agentId" = h."agentId" AND ${splitSql("h.role")} AND ${splitSql("other.role")}
       WHERE h.active AND ${counts("h")} AND ${counts("other")})
     SELECT "personId"::text AS id, state, count(*)::int AS count FROM (
       SELECT h."personId", CASE WHEN NOT h.active THEN 'inactive'
         WHEN l.id IS NOT NULL THEN CASE WHEN h.accepted OR NOT h.late THEN 'clash' ELSE 'clash_unanswered' END
         WHEN NOT h.accepted THEN CASE WHEN h.late THEN 'unaccepted' ELSE 'waiting' END
         WHEN h.stale THEN 'stale' ELSE 'filled' END AS state
       FROM held h LEFT JOIN clashing l ON l.id = h.id) standing
     GROUP BY 1, 2`,
    [
      people,
      iso(now),
      iso(now - policy.attestWithinDays * DAY),
      iso(now - policy.acceptWithinDays * DAY),
      separatedRoles,
    ],
  );
  const seats = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...seats].map(([id, states]) => [
      id,
      heldStrip(Object.fromEntries(states.map(({ state, count }) => [state, count])) as HeldSeats),
    ]),
  );
}
