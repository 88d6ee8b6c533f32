import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { ResolvedReviewer } from "./core/resolve-reviewers.ts";
import type { Answer, FollowUpKind, ItemState, ReviewerReason } from "./core/vocabulary.ts";

/** An item with who is asked and what was said, as the shell works with it. */
export interface ItemRow {
  id: string;
  campaignId: string;
  agentId: string;
  agentName: string;
  capabilityId: string;
  capabilityName: string;
  tier: RiskTier;
  stage: number;
  state: ItemState;
  silence: "escalated" | "suspended" | "revoked" | null;
  dueAt: string;
  version: number;
  /** Asked now, in its present stage. */
  reviewers: readonly ReviewerRow[];
  /** All answers, of every stage. */
  decisions: readonly { stage: number; personId: string; answer: Answer }[];
}

export interface ReviewerRow {
  id: string;
  personId: string;
  why: ReviewerReason;
  deputyOfId: string | null;
}

/** How the evidence names an item. */
export const itemSubject = ({ id, agentId, agentName, capabilityName }: ItemRow) => ({
  kind: "review_item",
  id,
  name: `${agentName} / ${capabilityName}`,
  agentId,
});

/** Who was brought in by an escalation shares the seat of the one who was silent. */
export const askedPeople = (item: Pick<ItemRow, "reviewers">) =>
  item.reviewers.map(({ personId, why, deputyOfId }) => ({
    personId,
    seat: why === "escalated" && deputyOfId !== null ? deputyOfId : personId,
  }));

const itemColumns = `i.id::text AS id, i."campaignId"::text AS "campaignId", i."agentId"::text AS "agentId", a.name AS "agentName",
  i."capabilityId"::text AS "capabilityId", c.name AS "capabilityName", i.tier::text AS tier, i.stage, i.state::text AS state,
  i.silence, i."dueAt"::text AS "dueAt", i.version,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'personId', r."personId", 'why', r.why, 'deputyOfId', r."deputyOfId")
      ORDER BY r."assignedAt", r.id)
    FROM "ReviewerOfItem" r WHERE r."itemId" = i.id AND r.stage = i.stage AND r."endedAt" IS NULL), '[]'::jsonb) AS reviewers,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('stage', d.stage, 'personId', d."personId", 'answer', d.answer) ORDER BY d.at)
    FROM "ReviewDecision" d WHERE d."itemId" = i.id), '[]'::jsonb) AS decisions`;
const itemFrom = `"ReviewItem" i JOIN "Agent" a ON a.id = i."agentId" JOIN "Capability" c ON c.id = i."capabilityId"`;

/**
 * An item with its agent, locked until the transaction ends: nobody becomes somebody who may not answer it while they do
 * (R39). @throws Refusal `missing`
 */
export async function itemForUpdate(tx: Transaction, campaignId: string, name: string): Promise<ItemRow> {
  if (isId(name)) {
    await tx.query(`SELECT id::text FROM "ReviewItem" WHERE id = $1::uuid FOR UPDATE`, [name]);
    await tx.query(
      `SELECT id::text FROM "Agent" WHERE id = (SELECT "agentId" FROM "ReviewItem" WHERE id = $1::uuid) FOR NO KEY UPDATE`,
      [name],
    );
    const [item] = await tx.query<ItemRow>(
      `SELECT ${itemColumns} FROM ${itemFrom} WHERE i.id = $1::uuid AND i."campaignId" = $2::uuid`,
      [name, campaignId],
    );
    if (item) return item;
  }
  throw missing("review item", name);
}

/** Items of a campaign in a state, locked in order; `ids` narrows them. */
export async function itemsForUpdate(
  tx: Transaction,
  campaignId: string,
  state: ItemState,
  ids: readonly string[] | null = null,
): Promise<ItemRow[]> {
  await tx.query(
    `SELECT count(*) FROM (SELECT id FROM "ReviewItem" WHERE "campaignId" = $1::uuid AND state = $2::"ReviewItemState"
       AND ($3::uuid[] IS NULL OR id = ANY($3::uuid[])) ORDER BY id FOR UPDATE) locked`,
    [campaignId, state, ids],
  );
  return tx.query<ItemRow>(
    `SELECT ${itemColumns} FROM ${itemFrom} WHERE i."campaignId" = $1::uuid AND i.state = $2::"ReviewItemState"
       AND ($3::uuid[] IS NULL OR i.id = ANY($3::uuid[])) ORDER BY i.id`,
    [campaignId, state, ids],
  );
}

export interface DecisionDraft {
  itemId: string;
  campaignId: string;
  stage: number;
  personId: string;
  personName: string;
  forId: string | null;
  answer: Answer;
  reason: string | null;
  riskConfirmed: boolean;
  riskStatement: string | null;
}

/** Keeps an answer, with the names as they are; it is never rewritten. */
export async function insertDecision(tx: Queryable, draft: DecisionDraft, now: Instant): Promise<void> {
  await tx.query(
    `INSERT INTO "ReviewDecision" ("itemId", "campaignId", stage, "personId", "personName", "forId", "forName", answer, reason,
       "riskConfirmed", "riskStatement", at)
     VALUES ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6::uuid, (SELECT name FROM "Person" WHERE id = $6::uuid), $7, $8, $9, $10, $11::timestamptz)
     RETURNING id::text`,
    [
      draft.itemId,
      draft.campaignId,
      draft.stage,
      draft.personId,
      draft.personName,
      draft.forId,
      draft.answer,
      draft.reason,
      draft.riskConfirmed,
      draft.riskStatement,
      iso(now),
    ],
  );
}

export interface NewReviewer extends ResolvedReviewer {
  itemId: string;
  campaignId: string;
  stage: number;
  note?: string | null;
  byId?: string | null;
}

/** Asks people about items, from now on. */
export async function insertReviewers(tx: Queryable, reviewers: readonly NewReviewer[], now: Instant): Promise<void> {
  if (reviewers.length === 0) return;
  await tx.query(
    `INSERT INTO "ReviewerOfItem" ("itemId", "campaignId", stage, "personId", why, "deputyOfId", note, "byId", "assignedAt")
     SELECT r."itemId", r."campaignId", r.stage, r."personId", r.why, r."deputyOf", r.note, r."byId", $2::timestamptz
     FROM jsonb_to_recordset($1::jsonb) AS r("itemId" uuid, "campaignId" uuid, stage int, "personId" uuid, why text,
       "deputyOf" uuid, note text, "byId" uuid)
     ON CONFLICT DO NOTHING RETURNING id::text`,
    [JSON.stringify(reviewers), iso(now)],
  );
}

/** Ends what some people are asked; their rows stay as the history. */
export async function endReviewers(
  tx: Queryable,
  ids: readonly string[],
  why: "reassigned" | "cannot_answer" | "not_available",
  now: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE "ReviewerOfItem" SET "endedAt" = $2::timestamptz, "endedWhy" = $3 WHERE id = ANY($1::uuid[]) RETURNING id::text`,
    [ids, iso(now), why],
  );
}

export interface ItemChange {
  id: string;
  state: ItemState;
  stage: number;
  silence: ItemRow["silence"];
  /** Null leaves it as it is. */
  dueAt?: string | null;
  decided: boolean;
}

/** Writes what became of items, all in one statement. */
export async function saveItems(tx: Queryable, changes: readonly ItemChange[], now: Instant): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `UPDATE "ReviewItem" i SET state = n.state::"ReviewItemState", stage = n.stage, silence = n.silence,
       "dueAt" = COALESCE(n."dueAt"::timestamptz, i."dueAt"),
       "decidedAt" = CASE WHEN n.decided THEN $2::timestamptz ELSE NULL END, version = i.version + 1
     FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, state text, stage int, silence text, "dueAt" text, decided boolean)
     WHERE i.id = n.id RETURNING i.id::text`,
    [JSON.stringify(changes), iso(now)],
  );
}

export interface FollowUpDraft {
  itemId: string;
  campaignId: string;
  agentId: string;
  capabilityId: string;
  kind: FollowUpKind;
  ask: string;
  assigneeId: string | null;
  dueAt: string;
}

/** Adds follow-ups, one for an item. @returns the items that had none */
export async function insertFollowUps(
  tx: Queryable,
  drafts: readonly FollowUpDraft[],
  now: Instant,
): Promise<readonly string[]> {
  if (drafts.length === 0) return [];
  const rows = await tx.query<{ itemId: string }>(
    `INSERT INTO "ReviewFollowUp" ("itemId", "campaignId", "agentId", "capabilityId", kind, ask, "assigneeId", "openedAt", "dueAt")
     SELECT f."itemId", f."campaignId", f."agentId", f."capabilityId", f.kind, f.ask, f."assigneeId", $2::timestamptz, f."dueAt"
     FROM jsonb_to_recordset($1::jsonb) AS f("itemId" uuid, "campaignId" uuid, "agentId" uuid, "capabilityId" uuid, kind text,
       ask text, "assigneeId" uuid, "dueAt" timestamptz) ON CONFLICT ("itemId") DO NOTHING RETURNING "itemId"::text AS "itemId"`,
    [JSON.stringify(drafts), iso(now)],
  );
  return rows.map(({ itemId }) => itemId);
}

/** The reason that goes with what was decided about each item: the last of that answer. */
export async function reasonsOf(
  queryable: Queryable,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await queryable.query<{ itemId: string; reason: string }>(
    `SELECT DISTINCT ON ("itemId") "itemId"::text AS "itemId", reason FROM "ReviewDecision"
     WHERE "itemId" = ANY($1::uuid[]) AND answer IN ('revoke', 'change') ORDER BY "itemId", (answer = 'revoke') DESC, at DESC`,
    [itemIds],
  );
  return new Map(rows.map(({ itemId, reason }) => [itemId, reason]));
}
