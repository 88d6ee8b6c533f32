import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { webhookEnded } from "./edit-webhook.ts";
import { readWebhookById, webhookForUpdate } from "./store.ts";

/**
 * Sends a test message: the entry that records it, told to this endpoint alone whatever it is told of otherwise (the
 * outbox does that), signed and tried again like any other.
 */
export const testWebhook = command({
  may: "webhook.manage",
  summary: "Send a test message to a webhook",
  input: z.strictObject({ webhook: z.string().max(100) }),
  load: (tx, { webhook }) => webhookForUpdate(tx, webhook),
  decide(webhook) {
    if (webhook.endedAt !== null) throw webhookEnded();
    return webhook;
  },
  save: async (_tx, { id }) => id,
  evidence: (id, { name }) => [
    { type: "webhook.tested", subject: { kind: "webhook", id, name, agentId: null }, payload: {} },
  ],
  touches: () => ({}),
  answer: (tx, id) => readWebhookById(tx, id),
});
