import { z } from "zod";
import { prepared } from "#lib/identity/prepared-command.ts";
import { command } from "#lib/verbs/command.ts";
import { oneOf } from "#lib/verbs/fields.ts";
import { webhookFormats } from "./core/webhook-answer.ts";
import { newSigningSecret, sealSecret } from "./secret.ts";
import { addWebhook, readWebhookById } from "./store.ts";
import { endpointName, endpointUrl, events, toldOf } from "./webhook-fields.ts";

const newWebhook = z.strictObject({
  name: endpointName,
  url: endpointUrl,
  format: oneOf(webhookFormats).default("standard"),
  events,
});

const keep = command({
  may: "webhook.manage",
  summary: "Add a webhook",
  input: newWebhook.extend({ sealedSecret: z.string().nullable() }),
  load: async () => null,
  decide: (_loaded, input, { actor, clock }) => ({ ...input, createdById: actor.personId, now: clock.now() }),
  save: (tx, webhook) => addWebhook(tx, webhook),
  evidence: (id, webhook) => [
    {
      type: "webhook.created",
      subject: { kind: "webhook", id, name: webhook.name, agentId: null },
      payload: { ...toldOf(webhook), format: webhook.format },
    },
  ],
  touches: () => ({}),
  answer: (tx, id) => readWebhookById(tx, id),
});

/** A new endpoint. Its signing secret is in this answer and nowhere else; null in a repeated answer, and for Slack. */
export const createWebhook = prepared(keep, {
  input: newWebhook,
  async prepare(input) {
    const secret = input.format === "standard" ? newSigningSecret() : "";
    return { inner: { ...input, sealedSecret: secret === "" ? null : sealSecret(secret) }, secret };
  },
  answer: (kept, secret) => ({ ...kept, secret: secret === "" ? null : secret }),
});
