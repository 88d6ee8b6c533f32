import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import { isoSql, type PersonReference, personReferenceSql } from "#lib/registry/references.ts";
import { isId } from "#lib/verbs/fields.ts";
import {
  type Answer,
  answers,
  type CampaignState,
  type ItemState,
  itemStates,
  type Silence,
  type StageRule,
  type Strategy,
} from "./core/vocabulary.ts";
import type { KeptScope } from "./store-scope.ts";

/** How far a campaign is. */
export interface Progress {
  items: number;
  waiting: number;
  /** Nobody is asked about it. */
  withoutReviewer: number;
  followUps: number;
  openFollowUps: number;
}

/** A campaign as one row of the list. */
export interface CampaignRecord {
  id: string;
  name: string;
  kind: "campaign" | "change";
  template: boolean;
  state: CampaignState;
  scope: KeptScope;
  stages: { reviewers: Strategy; people: PersonReference[]; outcome: StageRule }[];
  defaultReviewer: PersonReference | null;
  dueDays: number;
  graceDays: number;
  remindDaysBefore: number[];
  escalateDaysBefore: number | null;
  silence: Silence;
  recurrence: string | null;
  timeZone: string;
  startsAt: string | null;
  series: string | null;
  round: number;
  openedAt: string | null;
  dueAt: string | null;
  closesAt: string | null;
  closedAt: string | null;
  cancelledAt: string | null;
  signedOff: { at: string; by: PersonReference | null; note: string | null } | null;
  progress: Progress;
  createdBy: PersonReference | null;
  createdAt: string;
  version: number;
}

const person = (id: string): string =>
  `(SELECT jsonb_build_object('id', x.id, 'email', x.email, 'name', x.name) FROM "Person" x WHERE x.id = ${id})`;

const stages = `(SELECT jsonb_agg(jsonb_build_object('reviewers', s.stage->>'reviewers', 'outcome', s.stage->>'outcome',
    'people', COALESCE((SELECT jsonb_agg(${person("p.id::uuid")} ORDER BY p.at)
      FROM jsonb_array_elements_text(s.stage->'people') WITH ORDINALITY AS p(id, at)), '[]'::jsonb)) ORDER BY s.at)
  FROM jsonb_array_elements(g.stages) WITH ORDINALITY AS s(stage, at))`;

export const campaignColumns = `g.id::text AS id, g.name, g.kind, g.template, g.state::text AS state, g.scope, ${stages} AS stages,
  ${person('g."defaultReviewerId"')} AS "defaultReviewer", g."dueDays", g."graceDays", g."remindDaysBefore", g."escalateDaysBefore",
  g.silence, g.recurrence, g."timeZone", ${isoSql('g."startsAt"')} AS "startsAt", g."seriesId"::text AS series, g.round,
  ${isoSql('g."openedAt"')} AS "openedAt", ${isoSql('g."dueAt"')} AS "dueAt", ${isoSql('g."closesAt"')} AS "closesAt",
  ${isoSql('g."closedAt"')} AS "closedAt", ${isoSql('g."cancelledAt"')} AS "cancelledAt",
  CASE WHEN g."signedOffAt" IS NULL THEN NULL ELSE jsonb_build_object('at', ${isoSql('g."signedOffAt"')},
    'by', ${person('g."signedOffById"')}, 'note', g."signOffNote") END AS "signedOff",
  jsonb_build_object('items', (SELECT count(*) FROM "ReviewItem" i WHERE i."campaignId" = g.id AND i.state <> 'withdrawn'),
    'waiting', (SELECT count(*) FROM "ReviewItem" i WHERE i."campaignId" = g.id AND i.state = 'waiting'),
    'withoutReviewer', (SELECT count(*) FROM "ReviewItem" i WHERE i."campaignId" = g.id AND i.state = 'waiting'
      AND NOT EXISTS (SELECT FROM public."ReviewerOfItem" r WHERE r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL)),
    'followUps', (SELECT count(*) FROM "ReviewFollowUp" f WHERE f."campaignId" = g.id),
    'openFollowUps', (SELECT count(*) FROM "ReviewFollowUp" f WHERE f."campaignId" = g.id AND f."confirmedAt" IS NULL)) AS progress,
  ${person('g."createdById"')} AS "createdBy", ${isoSql('g."createdAt"')} AS "createdAt", g.version`;

/** @throws Refusal `missing` */
export async function readCampaignRecord(queryable: Queryable, id: string): Promise<CampaignRecord> {
  if (isId(id)) {
    const [found] = await queryable.query<CampaignRecord>(
      `SELECT ${campaignColumns} FROM "Campaign" g WHERE g.id = $1::uuid`,
      [id],
    );
    if (found) return found;
  }
  throw missing("campaign", id);
}

export interface CampaignDetail {
  byState: { state: ItemState; items: number }[];
  byTag: { tag: string; items: number }[];
  byTier: { tier: RiskTier; items: number }[];
  /** Who is or was asked, and how many of theirs they have answered, by answer. */
  byReviewer: ({ person: PersonReference; asked: number; answered: number } & Record<Answer, number>)[];
  byUnit: ({ unit: string | null; items: number; decided: number } & Record<Exclude<ItemState, "withdrawn">, number>)[];
}

const inStates = itemStates
  .filter((state) => state !== "withdrawn")
  .map((state) => `count(*) FILTER (WHERE i.state = '${state}')::int AS ${state}`)
  .join(", ");
const withAnswers = answers
  .map((answer) => `count(DISTINCT r."itemId") FILTER (WHERE d.answer = '${answer}')::int AS ${answer}`)
  .join(", ");

/** What the progress of a campaign is made of. */
export async function readDetail(queryable: Queryable, id: string): Promise<CampaignDetail> {
  const of = `FROM "ReviewItem" i WHERE i."campaignId" = $1::uuid`;
  const [row] = await queryable.query<CampaignDetail>(
    `SELECT
      COALESCE((SELECT jsonb_agg(x) FROM (SELECT i.state, count(*)::int AS items ${of} GROUP BY 1 ORDER BY 1) x), '[]') AS "byState",
      COALESCE((SELECT jsonb_agg(x) FROM (SELECT i.tag, count(*)::int AS items ${of} GROUP BY 1 ORDER BY 1) x), '[]') AS "byTag",
      COALESCE((SELECT jsonb_agg(x) FROM (SELECT i.tier, count(*)::int AS items ${of} GROUP BY 1 ORDER BY 1) x), '[]') AS "byTier",
      COALESCE((SELECT jsonb_agg(x) FROM (SELECT i.unit, count(*)::int AS items,
        count(*) FILTER (WHERE i.state <> 'waiting' AND i.state <> 'unanswered')::int AS decided, ${inStates}
        ${of} AND i.state <> 'withdrawn' GROUP BY 1 ORDER BY 2 DESC, 1) x), '[]') AS "byUnit",
      COALESCE((SELECT jsonb_agg(x) FROM (SELECT ${personReferenceSql("p")} AS person, q.asked, q.answered, ${answers.map((answer) => `q.${answer}`).join(", ")}
        FROM (SELECT r."personId", count(DISTINCT r."itemId")::int AS asked,
            count(DISTINCT r."itemId") FILTER (WHERE d.id IS NOT NULL)::int AS answered, ${withAnswers}
          FROM public."ReviewerOfItem" r LEFT JOIN public."ReviewDecision" d
            ON d."itemId" = r."itemId" AND d."personId" = r."personId" AND d.stage = r.stage
          WHERE r."campaignId" = $1::uuid AND (r."endedAt" IS NULL OR d.id IS NOT NULL) GROUP BY 1) q
        JOIN "Person" p ON p.id = q."personId" ORDER BY q.asked - q.answered DESC, p.name) x), '[]') AS "byReviewer"`,
    [id],
  );
  return row ?? { byState: [], byTag: [], byTier: [], byReviewer: [], byUnit: [] };
}
