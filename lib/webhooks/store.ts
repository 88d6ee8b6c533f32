import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { isoSql } from "#lib/platform/iso-sql.ts";
import { isId } from "#lib/verbs/fields.ts";
import { type DeliveryState, deliveryStates, type WebhookAnswer, type WebhookFormat } from "./core/webhook-answer.ts";

/** Which deliveries `d` are in a state: one table for the list, its filter and the counts. */
const inState: Record<DeliveryState, string> = {
  waiting: 'd."nextAt" IS NOT NULL',
  delivered: 'd."deliveredAt" IS NOT NULL',
  dead: 'd."deadAt" IS NOT NULL AND d."discardedAt" IS NULL',
  discarded: 'd."deadAt" IS NOT NULL AND d."discardedAt" IS NOT NULL',
};
export const inStateSql = (state: DeliveryState): string => inState[state];

const counted = (state: DeliveryState) =>
  `(SELECT count(*)::int FROM "WebhookDelivery" d WHERE d."endpointId" = w.id AND ${inState[state]})`;

export const webhookColumns = `w.id::text AS id, w.name, w.url, w.format, w.events, ${isoSql('w."createdAt"')} AS "createdAt",
  ${isoSql('w."endedAt"')} AS "endedAt", w.version, ${counted("waiting")} AS waiting, ${counted("delivered")} AS delivered,
  ${counted("dead")} AS dead, ${counted("discarded")} AS discarded,
  CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'email', p.email, 'name', p.name) END AS "createdBy"`;
export const webhookFrom = `"WebhookEndpoint" w LEFT JOIN "Person" p ON p.id = w."createdById"`;

export const deliveryColumns = `d.id::text AS id, d.sequence::text AS sequence, d.type, ${isoSql("d.at")} AS at,
  CASE ${deliveryStates.map((state) => `WHEN ${inState[state]} THEN '${state}'`).join(" ")} END AS state,
  d.attempts, ${isoSql('d."nextAt"')} AS "nextAt", ${isoSql('d."deliveredAt"')} AS "deliveredAt",
  ${isoSql('d."deadAt"')} AS "deadAt", d."lastStatus", d."lastError",
  CASE WHEN d."discardedAt" IS NULL THEN NULL ELSE jsonb_build_object('at', ${isoSql('d."discardedAt"')},
    'by', d."discardedBy", 'why', d."discardedWhy") END AS discarded`;

/** @throws Refusal `missing` */
export async function readWebhookById(queryable: Queryable, id: string): Promise<WebhookAnswer> {
  const [found] = isId(id)
    ? await queryable.query<WebhookAnswer>(`SELECT ${webhookColumns} FROM ${webhookFrom} WHERE w.id = $1::uuid`, [id])
    : [];
  if (!found) throw missing("webhook", id);
  return found;
}

/** The endpoint, its row locked until the transaction ends. @throws Refusal `missing` */
export async function webhookForUpdate(tx: Transaction, id: string): Promise<WebhookAnswer> {
  if (isId(id)) await tx.query(`SELECT id::text FROM "WebhookEndpoint" WHERE id = $1::uuid FOR UPDATE`, [id]);
  return readWebhookById(tx, id);
}

export async function addWebhook(
  tx: Transaction,
  webhook: {
    name: string;
    url: string;
    format: WebhookFormat;
    events: readonly string[];
    sealedSecret: string | null;
    createdById: string | null;
    now: Instant;
  },
): Promise<string> {
  const { now, events, ...fields } = webhook;
  const added = await tx.models.webhookEndpoint.create({
    data: { ...fields, events: [...events], createdAt: new Date(now) },
    select: { id: true },
  });
  return added.id;
}

export async function saveWebhook(
  tx: Transaction,
  id: string,
  { name, url, events }: { name: string; url: string; events: readonly string[] },
): Promise<void> {
  await tx.models.webhookEndpoint.update({
    where: { id },
    data: { name, url, events: [...events], version: { increment: 1 } },
  });
}

/** Ends an endpoint; what still waits for it is given up. */
export async function endWebhookRow(tx: Transaction, id: string, now: Instant): Promise<void> {
  await tx.query(
    `UPDATE "WebhookEndpoint" SET "endedAt" = $2::timestamptz, version = version + 1 WHERE id = $1::uuid RETURNING id::text`,
    [id, iso(now)],
  );
  await tx.query(
    `UPDATE "WebhookDelivery" SET "nextAt" = NULL, "deadAt" = $2::timestamptz, "lastError" = 'The endpoint was ended.'
     WHERE "endpointId" = $1::uuid AND "nextAt" IS NOT NULL RETURNING id::text`,
    [id, iso(now)],
  );
}

/** Lets dead letters wait again: those named, discarded ones too, or all of the endpoint that are not. @returns how many */
export async function reviveDeliveries(
  tx: Transaction,
  endpointId: string,
  ids: readonly string[] | null,
  now: Instant,
): Promise<number> {
  const revived = await tx.query<{ id: string }>(
    `UPDATE "WebhookDelivery" SET "deadAt" = NULL, "nextAt" = $3::timestamptz, attempts = 0, "discardedAt" = NULL, "discardedBy" = NULL,
       "discardedWhy" = NULL
     WHERE "endpointId" = $1::uuid AND "deadAt" IS NOT NULL
       AND CASE WHEN $2::uuid[] IS NULL THEN "discardedAt" IS NULL ELSE id = ANY($2::uuid[]) END RETURNING id::text`,
    [endpointId, ids === null ? null : [...ids], iso(now)],
  );
  return revived.length;
}

/** A dead letter of an endpoint that was not set aside, its row locked; null where there is none by this id. */
export async function deadLetterForUpdate(
  tx: Transaction,
  endpointId: string,
  id: string,
): Promise<{ id: string; sequence: string; type: string; lastError: string | null } | null> {
  const [found] = await tx.query<{ id: string; sequence: string; type: string; lastError: string | null }>(
    `SELECT d.id::text AS id, d.sequence::text AS sequence, d.type, d."lastError" FROM "WebhookDelivery" d
     WHERE d.id = $2::uuid AND d."endpointId" = $1::uuid AND ${inState.dead} FOR UPDATE`,
    [endpointId, id],
  );
  return found ?? null;
}

/** Sets a dead letter aside. */
export async function setDeliveryAside(
  tx: Transaction,
  id: string,
  { at, by, why }: { at: Instant; by: string; why: string },
): Promise<void> {
  await tx.query(
    `UPDATE "WebhookDelivery" SET "discardedAt" = $2::timestamptz, "discardedBy" = $3, "discardedWhy" = $4
     WHERE id = $1::uuid RETURNING id::text`,
    [id, iso(at), by, why],
  );
}

/** Puts a new secret in the place of the present one, which goes on signing until then. */
export async function replaceSecret(tx: Transaction, id: string, sealedSecret: string, until: Instant): Promise<void> {
  await tx.query(
    `UPDATE "WebhookEndpoint" SET "previousSecret" = "sealedSecret", "previousUntil" = $3::timestamptz, "sealedSecret" = $2,
       version = version + 1 WHERE id = $1::uuid RETURNING id::text`,
    [id, sealedSecret, iso(until)],
  );
}
