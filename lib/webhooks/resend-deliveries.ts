import { z } from "zod";
import { enqueue } from "#lib/platform/enqueue.ts";
import { command } from "#lib/verbs/command.ts";
import { webhookEnded } from "./edit-webhook.ts";
import { readWebhookById, reviveDeliveries, webhookForUpdate } from "./store.ts";

/**
 * Sends dead letters again: those named, discarded ones too, or all of the endpoint that are not. The receiver knows
 * them by their ids.
 */
export const resendDeliveries = command({
  may: "webhook.manage",
  summary: "Send dead letters again",
  input: z.strictObject({
    webhook: z.string().max(100),
    deliveries: z.array(z.uuid()).min(1).max(200, "At most 200 at once.").optional(),
  }),
  load: (tx, { webhook }) => webhookForUpdate(tx, webhook),
  decide(webhook, { deliveries }) {
    if (webhook.endedAt !== null) throw webhookEnded();
    return { webhook, ids: deliveries ?? null };
  },
  async save(tx, { webhook, ids }, { clock }) {
    const count = await reviveDeliveries(tx, webhook.id, ids, clock.now());
    if (count > 0) await enqueue(tx, "send-webhooks", {}, { key: `send-webhooks-${webhook.id}` });
    return { count, id: webhook.id };
  },
  evidence: ({ count }, { webhook }) =>
    count === 0
      ? []
      : [
          {
            type: "webhook.resent",
            subject: { kind: "webhook", id: webhook.id, name: webhook.name, agentId: null },
            payload: { deliveries: count },
          },
        ],
  touches: () => ({}),
  answer: (tx, { id }) => readWebhookById(tx, id),
});
