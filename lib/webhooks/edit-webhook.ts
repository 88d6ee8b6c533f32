import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { readWebhookById, saveWebhook, webhookForUpdate } from "./store.ts";
import { endpointName, endpointUrl, events, toldOf } from "./webhook-fields.ts";

/** Renames an endpoint, points it elsewhere, or changes what it is told. Its format and secret stay. */
export const editWebhook = command({
  may: "webhook.manage",
  summary: "Change a webhook",
  input: z.strictObject({
    webhook: z.string().max(100),
    version,
    name: endpointName.optional(),
    url: endpointUrl.optional(),
    events: events.optional(),
  }),
  load: (tx, { webhook }) => webhookForUpdate(tx, webhook),
  decide(before, input) {
    requireVersion(before.version, input.version);
    if (before.endedAt !== null) throw webhookEnded();
    return {
      id: before.id,
      name: input.name ?? before.name,
      url: input.url ?? before.url,
      events: input.events ?? before.events,
    };
  },
  async save(tx, { id, ...fields }) {
    await saveWebhook(tx, id, fields);
    return id;
  },
  evidence: (_id, after, before) => [
    {
      type: "webhook.changed",
      subject: { kind: "webhook", id: after.id, name: after.name, agentId: null },
      payload: { before: toldOf(before), after: toldOf(after) },
    },
  ],
  touches: () => ({}),
  answer: (tx, id) => readWebhookById(tx, id),
});

export const webhookEnded = (): Refusal =>
  new Refusal("conflict", "webhook-ended", "This webhook was ended. Add a new one.");
