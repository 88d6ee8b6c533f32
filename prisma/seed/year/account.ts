import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import type { Names } from "./names.ts";
import { HOUR, START } from "./plan.ts";
import type { DayTally } from "./tally.ts";
import { talliedRules } from "./tally-gaps.ts";

/** What the evidence counts by its type alone. */
const types = [
  "campaign.opened",
  "campaign.scheduled",
  "campaign.created",
  "campaign.reminded",
  "campaign.escalated",
  "campaign.silence_applied",
  "campaign.closed",
  "capability.suspended",
  "capability.resumed",
  "capability.ended",
  "exception.requested",
  "exception.approved",
  "exception.refused",
  "exception.expired",
  "exception.reminded",
  "exception.escalated",
  "request.opened",
  "request.decided",
  "request.rejected",
  "request.reconsidered",
  "request.reminded",
  "request.escalated",
  "assignment.accepted",
  "assignment.attested",
  "attestation.escalated",
];

const itemsOf = (type: string): string =>
  `"Evidence" e, jsonb_array_elements(e.payload::jsonb -> 'items') one WHERE e.type = '${type}'`;

/** Each source: what it counts, when that was, and where. */
const sources = [
  `SELECT 'evidence ' || type AS what, at FROM "Evidence" WHERE type = ANY($3::text[])`,
  `SELECT 'notice ' || kind || ' to ' || "personId", at FROM "Notice"`,
  `SELECT 'items opened', "openedAt" FROM "ReviewItem"`,
  `SELECT 'asked ' || why || ' to ' || "personId", "assignedAt" FROM "ReviewerOfItem"`,
  `SELECT 'handed over', "endedAt" FROM "ReviewerOfItem" WHERE "endedWhy" = 'not_available'`,
  `SELECT 'decision ' || answer, at FROM "ReviewDecision"`,
  `SELECT 'silence ' || (e.payload::jsonb ->> 'outcome'), e.at FROM ${itemsOf("campaign.silence_applied")}`,
  `SELECT 'concluded ' || (one ->> 'outcome'), e.at FROM ${itemsOf("campaign.items_concluded")}`,
  `SELECT 'follow-up ' || kind || ' opened', "openedAt" FROM "ReviewFollowUp"`,
  `SELECT 'follow-up ' || kind || ' confirmed', "confirmedAt" FROM "ReviewFollowUp"`,
  `SELECT 'attestation ' || regexp_replace(step, '^(deputy|manager)-.*', '\\1'), at FROM "AttestationAsk"`,
  `SELECT 'grants ended', "endsAt" FROM "Grant"`,
];

/** What the registry holds about one day, read from its tables as they are, at the end of that day. */
export async function accountOf(day: number, names: Names): Promise<DayTally> {
  const until = START + day * DAY + 22 * HOUR;
  const counted = await present.query<{ what: string; n: number }>(
    `SELECT what, count(*)::int AS n FROM (${sources.join(" UNION ALL ")}) found
     WHERE at > $1::timestamptz AND at <= $2::timestamptz GROUP BY what`,
    [iso(until - DAY), iso(until), types],
  );
  const gaps = await present.query<{
    rule: string;
    status: string;
    severity: string;
    agent: string;
    capability: string | null;
    role: string | null;
    about: string;
  }>(
    `SELECT g.rule, g.status::text AS status, g.severity::text AS severity, g."agentId"::text AS agent, g."capabilityId"::text AS capability,
       g.role::text AS role, CASE WHEN g."aboutKind" = 'gap' THEN x.rule || '|' || x."agentId" || '|' || COALESCE(x."capabilityId"::text, '')
         || '|' || COALESCE(x.role::text, '') || '|' ELSE COALESCE(g."aboutKind" || ':' || g."aboutValue", '') END AS about
     FROM "Gap" g LEFT JOIN "Gap" x ON g."aboutKind" = 'gap' AND x.id::text = g."aboutValue"
     WHERE g.status <> 'closed' AND g.rule = ANY($1::text[])`,
    [talliedRules],
  );
  const named = gaps.map((gap) => ({
    status: gap.status,
    words: `${[gap.rule, gap.agent, gap.capability ?? "", gap.role ?? "", gap.about]
      .map((part) =>
        part
          .split("|")
          .map((piece) => names.keyOf(piece))
          .join("|"),
      )
      .join("|")} ${gap.severity}`,
  }));
  const of = (status: string) =>
    named
      .filter((gap) => gap.status === status)
      .map(({ words }) => words)
      .sort();
  return {
    counts: new Map(counted.map(({ what, n }) => [what.split(" ").map(names.keyOf).join(" "), n])),
    open: of("open"),
    accepted: of("accepted"),
  };
}
