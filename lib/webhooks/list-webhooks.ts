import { z } from "zod";
import { oneOf } from "#lib/verbs/fields.ts";
import { Conditions, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type DeliveryAnswer, deliveryStates, type WebhookAnswer } from "./core/webhook-answer.ts";
import { deliveryColumns, inStateSql, readWebhookById, webhookColumns, webhookFrom } from "./store.ts";

const shape = {
  sortable: {
    name: { sql: "lower(w.name)", type: "text" },
    createdAt: { sql: 'w."createdAt"', type: "timestamptz" },
  },
  usually: "-createdAt",
  id: "w.id",
};

/** Endpoints with what became of their deliveries; ended ones too, by `state`. */
export const listWebhooks = query({
  may: "webhook.manage",
  summary: "List webhooks",
  input: listFields.omit({ asOf: true }).extend({ state: oneOf(["live", "ended"]).optional() }),
  read(queryable, input) {
    const where = new Conditions().add("w.name ILIKE $", likeContaining(input.q)).always("TRUE");
    if (input.state) where.always(`w."endedAt" IS ${input.state === "live" ? "" : "NOT "}NULL`);
    return readPage<WebhookAnswer>(queryable, shape, input, { columns: webhookColumns, from: webhookFrom, where });
  },
});

/** One endpoint. */
export const readWebhook = query({
  may: "webhook.manage",
  summary: "Read a webhook",
  input: z.strictObject({ webhook: z.string().max(100) }),
  single: true,
  read: (queryable, { webhook }) => readWebhookById(queryable, webhook),
});

/** What an endpoint was told, or was to be told, the newest first; dead letters by `state=dead`. */
export const listDeliveries = query({
  may: "webhook.manage",
  summary: "List deliveries of a webhook",
  input: listFields.omit({ asOf: true, q: true }).extend({
    webhook: z.string().max(100),
    state: oneOf(deliveryStates).optional(),
  }),
  async read(queryable, input) {
    const { id } = await readWebhookById(queryable, input.webhook);
    const where = new Conditions().add('d."endpointId" = $::uuid', id);
    if (input.state) where.always(inStateSql(input.state));
    return readPage<DeliveryAnswer>(queryable, deliveryShape, input, {
      columns: deliveryColumns,
      from: '"WebhookDelivery" d',
      where,
    });
  },
});

const deliveryShape = {
  sortable: { sequence: { sql: "d.sequence", type: "bigint" } },
  usually: "-sequence",
  id: "d.id",
};
