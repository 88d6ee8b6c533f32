import type { Queryable } from "#lib/platform/database.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import type { Answer, ItemState, ReviewerReason, Tag } from "./core/vocabulary.ts";

/** A review item as one row of a list. */
export interface ItemAnswer {
  id: string;
  campaign: { id: string; name: string; state: string };
  agent: SlugReference;
  capability: SlugReference;
  tag: Tag;
  tier: RiskTier;
  unit: string | null;
  stage: number;
  state: ItemState;
  silence: string | null;
  /** Asked now, with whether they have answered. */
  reviewers: { person: PersonReference; why: ReviewerReason; deputyOf: PersonReference | null; answered: boolean }[];
  answer: { answer: Answer; by: string; for: string | null; at: string; reason: string | null } | null;
  openedAt: string;
  dueAt: string;
  decidedAt: string | null;
  version: number;
}

/** An item as a list shows it now; what is frozen in a report has none of it. */
export type ListedItem = ItemAnswer & {
  /** The capability's seat strip. */
  seats: string;
};

export const itemColumns = `i.id::text AS id, jsonb_build_object('id', g.id, 'name', g.name, 'state', g.state) AS campaign,
  ${slugReferenceSql("a")} AS agent, ${slugReferenceSql("c")} AS capability, i.tag, i.tier::text AS tier, i.unit, i.stage,
  i.state::text AS state, i.silence,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('person', ${personReferenceSql("p")}, 'why', r.why, 'deputyOf', ${personReferenceSql("y")},
      'answered', EXISTS (SELECT FROM "ReviewDecision" d WHERE d."itemId" = i.id AND d.stage = i.stage AND d."personId" = r."personId"))
      ORDER BY r."assignedAt", p.name)
    FROM "ReviewerOfItem" r JOIN "Person" p ON p.id = r."personId" LEFT JOIN "Person" y ON y.id = r."deputyOfId"
    WHERE r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL), '[]'::jsonb) AS reviewers,
  (SELECT jsonb_build_object('answer', d.answer, 'by', d."personName", 'for', d."forName", 'at', ${isoSql("d.at")}, 'reason', d.reason)
    FROM "ReviewDecision" d WHERE d."itemId" = i.id ORDER BY d.at DESC, d.id DESC LIMIT 1) AS answer,
  ${isoSql('i."openedAt"')} AS "openedAt", ${isoSql('i."dueAt"')} AS "dueAt", ${isoSql('i."decidedAt"')} AS "decidedAt", i.version`;
export const itemFrom = `"ReviewItem" i JOIN "Campaign" g ON g.id = i."campaignId" JOIN "Agent" a ON a.id = i."agentId"
  JOIN "Capability" c ON c.id = i."capabilityId"`;

export const listedItemColumns = `${itemColumns}, c.seats`;

/** What an item's card shows beside the item. */
export interface ItemHistory {
  decisions: {
    stage: number;
    by: string;
    byId: string;
    for: string | null;
    answer: Answer;
    reason: string | null;
    riskConfirmed: boolean;
    riskStatement: string | null;
    at: string;
  }[];
  /** Everybody who was ever asked, with the notes of reassignments. */
  asked: {
    person: PersonReference;
    stage: number;
    why: ReviewerReason;
    deputyOf: PersonReference | null;
    note: string | null;
    by: PersonReference | null;
    at: string;
    endedAt: string | null;
    endedWhy: string | null;
  }[];
  /** What changed of the agent since the last review of the capability, now. */
  changes: { what: string; from: string | null; to: string | null; at: string }[];
  lastChangeAt: string | null;
  gaps: { id: string; rule: string; severity: string; sentence: string }[];
  last: {
    campaign: string;
    answer: Answer | null;
    by: string | null;
    /** In whose place they answered. */
    for: string | null;
    at: string | null;
    reason: string | null;
    state: string;
  } | null;
  residualRisk: string | null;
}

/** SQL for every answer that was given about an item, the first first. */
export const decisionsSql = (item: string): string =>
  `COALESCE((SELECT jsonb_agg(jsonb_build_object('stage', d.stage, 'by', d."personName", 'byId', d."personId", 'for', d."forName",
      'answer', d.answer, 'reason', d.reason, 'riskConfirmed', d."riskConfirmed", 'riskStatement', d."riskStatement",
      'at', ${isoSql("d.at")}) ORDER BY d.at, d.id) FROM "ReviewDecision" d WHERE d."itemId" = ${item}), '[]')`;

/**
 * What stands around an item: who was ever asked and what they answered, what changed of the agent since the last
 * review, its open gaps, and how the review before ended.
 */
export async function readItemHistory(
  queryable: Queryable,
  item: { id: string; agentId: string; capabilityId: string },
): Promise<ItemHistory> {
  const [found] = await queryable.query<ItemHistory>(
    `SELECT
      ${decisionsSql("$1::uuid")} AS decisions,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('person', ${personReferenceSql("p")}, 'stage', r.stage, 'why', r.why,
          'deputyOf', ${personReferenceSql("y")}, 'note', r.note, 'by', ${personReferenceSql("b")}, 'at', ${isoSql('r."assignedAt"')},
          'endedAt', ${isoSql('r."endedAt"')}, 'endedWhy', r."endedWhy") ORDER BY r."assignedAt", r.id)
        FROM "ReviewerOfItem" r JOIN "Person" p ON p.id = r."personId" LEFT JOIN "Person" y ON y.id = r."deputyOfId"
        LEFT JOIN "Person" b ON b.id = r."byId" WHERE r."itemId" = $1::uuid), '[]') AS asked,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('what', v.what, 'from', v."from", 'to', v."to", 'at', ${isoSql("v.at")}) ORDER BY v.at, v.id)
        FROM "AgentChange" v JOIN "Agent" a ON a.id = v."agentId" WHERE v."agentId" = $2::uuid
        AND (v."capabilityId" IS NULL OR v."capabilityId" = $3::uuid) AND v.at > GREATEST(a."activatedAt",
          (SELECT max(w.at) FROM "CapabilityReview" w WHERE w."capabilityId" = $3::uuid AND w."itemId" IS DISTINCT FROM $1::uuid))), '[]') AS changes,
      (SELECT ${isoSql("max(v.at)")} FROM "AgentChange" v WHERE v."agentId" = $2::uuid
        AND (v."capabilityId" IS NULL OR v."capabilityId" = $3::uuid)) AS "lastChangeAt",
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', q.id, 'rule', q.rule, 'severity', q.severity, 'sentence', q.sentence)
        ORDER BY q.severity DESC, q.rule) FROM (SELECT * FROM "Gap" q WHERE q."agentId" = $2::uuid AND q.status <> 'closed'
          AND (q."capabilityId" IS NULL OR q."capabilityId" = $3::uuid) ORDER BY q.severity DESC, q.rule LIMIT 12) q), '[]') AS gaps,
      (SELECT jsonb_build_object('campaign', g.name, 'state', o.state, 'answer', d.answer, 'by', d."personName", 'for', d."forName", 'at', ${isoSql("d.at")}, 'reason', d.reason)
        FROM "ReviewItem" o JOIN "Campaign" g ON g.id = o."campaignId"
        LEFT JOIN LATERAL (SELECT * FROM "ReviewDecision" d WHERE d."itemId" = o.id ORDER BY d.at DESC, d.id DESC LIMIT 1) d ON true
        WHERE o."capabilityId" = $3::uuid AND o.id <> $1::uuid
          AND o."openedAt" < (SELECT "openedAt" FROM "ReviewItem" WHERE id = $1::uuid)
        ORDER BY o."openedAt" DESC LIMIT 1) AS last,
      (SELECT a."residualRiskStatement" FROM "Agent" a WHERE a.id = $2::uuid) AS "residualRisk"`,
    [item.id, item.agentId, item.capabilityId],
  );
  if (!found) throw new Error("One row was asked for.");
  return found;
}
