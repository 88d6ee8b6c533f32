import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { webhookEnded } from "./edit-webhook.ts";
import { endWebhookRow, readWebhookById, webhookForUpdate } from "./store.ts";

/** Ends an endpoint: it is told nothing more, and what it was told stays readable. */
export const endWebhook = command({
  may: "webhook.manage",
  summary: "End a webhook",
  input: z.strictObject({ webhook: z.string().max(100) }),
  load: (tx, { webhook }) => webhookForUpdate(tx, webhook),
  decide(webhook) {
    if (webhook.endedAt !== null) throw webhookEnded();
    return webhook;
  },
  async save(tx, { id }, { clock }) {
    await endWebhookRow(tx, id, clock.now());
    return id;
  },
  evidence: (id, { name }) => [
    { type: "webhook.ended", subject: { kind: "webhook", id, name, agentId: null }, payload: {} },
  ],
  touches: () => ({}),
  answer: (tx, id) => readWebhookById(tx, id),
});
