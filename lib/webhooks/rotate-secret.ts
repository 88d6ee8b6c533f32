import { z } from "zod";
import { prepared } from "#lib/identity/prepared-command.ts";
import { DAY } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { webhookEnded } from "./edit-webhook.ts";
import { newSigningSecret, sealSecret } from "./secret.ts";
import { readWebhookById, replaceSecret, webhookForUpdate } from "./store.ts";

/** How long the secret that was replaced signs beside the new one. */
const OVERLAP = DAY;

const which = z.strictObject({ webhook: z.string().max(100), version });

const keep = command({
  may: "webhook.manage",
  summary: "Replace a webhook's signing secret",
  input: which.extend({ sealedSecret: z.string() }),
  load: (tx, { webhook }) => webhookForUpdate(tx, webhook),
  decide(webhook, { sealedSecret, version: basedOn }, { clock }) {
    if (webhook.endedAt !== null) throw webhookEnded();
    if (webhook.format !== "standard")
      throw new Refusal("conflict", "nothing-signed", "Slack's incoming webhooks are not signed: there is no secret.");
    requireVersion(webhook.version, basedOn);
    return { webhook, sealedSecret, until: clock.now() + OVERLAP };
  },
  async save(tx, { webhook, sealedSecret, until }) {
    await replaceSecret(tx, webhook.id, sealedSecret, until);
    return webhook.id;
  },
  evidence: (id, { webhook, until }) => [
    {
      type: "webhook.secret_rotated",
      subject: { kind: "webhook", id, name: webhook.name, agentId: null },
      payload: { bothSignUntil: new Date(until) },
    },
  ],
  touches: () => ({}),
  answer: (tx, id) => readWebhookById(tx, id),
});

/**
 * Makes a new signing secret, which is in this answer and nowhere else. The one before signs beside it for a day, so that
 * the receiver can change over without missing a message (Standard Webhooks: several signatures).
 */
export const rotateWebhookSecret = prepared(keep, {
  input: which,
  async prepare(input) {
    const secret = newSigningSecret();
    return { inner: { ...input, sealedSecret: sealSecret(secret) }, secret };
  },
  answer: (kept, secret) => ({ ...kept, secret }),
});
