import type { Queryable } from "#lib/platform/database.ts";
import { isoSql } from "#lib/registry/references.ts";
import type { ItemContext } from "./core/item-context.ts";
import { type FollowUpAnswer, followUpColumns, followUpFrom } from "./store-follow-ups.ts";
import { decisionsSql, type ItemAnswer, type ItemHistory, itemFrom, listedItemColumns } from "./store-item-answers.ts";

/** An entry of the evidence as a report cites it. */
export interface CitedEntry {
  sequence: string;
  at: string;
  type: string;
  actor: string;
  reason: string | null;
  hash: string;
}

/** An item as the report of its campaign has it. */
export interface ReportedItem extends Omit<ItemAnswer, "answer">, Pick<ItemHistory, "decisions"> {
  /** The capability's seat strip as it is when the report is made. */
  seats: string;
  /** What was shown, frozen when it was opened. */
  context: ItemContext;
  followUp: FollowUpAnswer | null;
  /** When the outcome took effect: a certification with its last answer, what is to go or to change at the close. */
  appliedAt: string | null;
  /** Entries about the item, and about its capability as a consequence. */
  entries: CitedEntry[];
  /** Numbers of the campaign's own entries that speak of it: it was opened, silence was applied, it was concluded. */
  mentionedIn: string[];
}

/** The items of a campaign in the order of its report. */
export async function reportedIds(queryable: Queryable, campaignId: string): Promise<string[]> {
  const rows = await queryable.query<{ id: string }>(
    `SELECT i.id::text AS id FROM "ReviewItem" i WHERE i."campaignId" = $1::uuid
     ORDER BY i.context->'agent'->>'name', i.context->'capability'->>'name', i.id`,
    [campaignId],
  );
  return rows.map(({ id }) => id);
}

const entryOf = (alias: string): string =>
  `${alias}.sequence::text AS sequence, ${isoSql(`${alias}.at`)} AS at, ${alias}.type, ${alias}."actorName" AS actor, ${alias}.reason, ${alias}.hash`;

/** What the evidence says of the campaign itself. */
export const entriesOfCampaign = (queryable: Queryable, campaignId: string): Promise<CitedEntry[]> =>
  queryable.query<CitedEntry>(
    `SELECT ${entryOf("e")} FROM "Evidence" e WHERE e."subjectId" = $1::uuid ORDER BY e.sequence`,
    [campaignId],
  );

/** Some items of a campaign with everything that its report says of them, in the order asked for. */
export async function reportedItems(
  queryable: Queryable,
  campaignId: string,
  ids: readonly string[],
): Promise<ReportedItem[]> {
  const items = await queryable.query<Omit<ReportedItem, "followUp" | "appliedAt" | "entries" | "mentionedIn">>(
    `SELECT ${listedItemColumns}, i.context, ${decisionsSql("i.id")} AS decisions FROM ${itemFrom}
     WHERE i.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], i.id)`,
    [ids],
  );
  const followUps = await queryable.query<FollowUpAnswer>(
    `SELECT ${followUpColumns} FROM ${followUpFrom} WHERE f."itemId" = ANY($1::uuid[])`,
    [ids],
  );
  const certified = await queryable.query<{ item: string; at: string }>(
    `SELECT w."itemId"::text AS item, ${isoSql("max(w.at)")} AS at FROM "CapabilityReview" w
     WHERE w."itemId" = ANY($1::uuid[]) AND w.outcome = 'certified' GROUP BY 1`,
    [ids],
  );
  // A consequence for the capability was written in the same work as an entry of the item or of the campaign.
  const entries = await queryable.query<CitedEntry & { item: string }>(
    `WITH asked AS (SELECT i.id, i."capabilityId" FROM "ReviewItem" i WHERE i.id = ANY($1::uuid[])),
       works AS (SELECT DISTINCT e."correlationId" FROM "Evidence" e
         WHERE e."subjectId" = ANY($1::uuid[] || $2::uuid))
     SELECT k.id::text AS item, ${entryOf("e")} FROM asked k JOIN "Evidence" e ON e."subjectId" = k.id
     UNION SELECT k.id::text, ${entryOf("e")} FROM asked k JOIN "Evidence" e ON e."subjectId" = k."capabilityId"
       AND e."correlationId" IN (SELECT "correlationId" FROM works)`,
    [ids, campaignId],
  );
  const mentions = await queryable.query<{ item: string; sequences: string[] }>(
    `SELECT m.item, array_agg(DISTINCT m.sequence::text) AS sequences
     FROM (SELECT e.sequence, named #>> '{}' AS item FROM "Evidence" e,
         jsonb_path_query(e.payload::jsonb, '$.items[*].item') AS named WHERE e."subjectId" = $2::uuid) m
     WHERE m.item = ANY($1::text[]) GROUP BY 1`,
    [ids, campaignId],
  );
  const followUpOf = new Map(followUps.map((one) => [one.item, one]));
  const certifiedAt = new Map(certified.map(({ item, at }) => [item, at]));
  const entriesOf = Map.groupBy(entries, ({ item }) => item);
  const mentionsOf = new Map(mentions.map(({ item, sequences }) => [item, sequences.toSorted(byNumber)]));
  return items.map((item) => {
    const followUp = followUpOf.get(item.id) ?? null;
    return {
      ...item,
      followUp,
      appliedAt: item.state === "certified" ? (certifiedAt.get(item.id) ?? null) : (followUp?.openedAt ?? null),
      entries: (entriesOf.get(item.id) ?? []).toSorted((one, other) => byNumber(one.sequence, other.sequence)),
      mentionedIn: mentionsOf.get(item.id) ?? [],
    };
  });
}

const byNumber = (one: string, other: string): number => Number(one) - Number(other);
