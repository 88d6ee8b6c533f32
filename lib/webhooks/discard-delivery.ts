import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { isId, line } from "#lib/verbs/fields.ts";
import { deadLetterForUpdate, setDeliveryAside, webhookForUpdate } from "./store.ts";

/**
 * Sets a dead letter aside: it is not sent again with the others, and is kept with who said so and why. The entry that
 * it tells of stays in the evidence.
 */
export const discardDelivery = command({
  may: "webhook.manage",
  summary: "Set a dead letter aside",
  input: z.strictObject({ webhook: z.string().max(100), delivery: z.string().max(100), reason: line(1000) }),
  async load(tx, { webhook: name, delivery }) {
    const webhook = await webhookForUpdate(tx, name);
    return { webhook, dead: isId(delivery) ? await deadLetterForUpdate(tx, webhook.id, delivery) : null };
  },
  decide({ webhook, dead }, { reason }) {
    if (dead === null)
      throw new Refusal(
        "conflict",
        "delivery-gone",
        "This is not among the dead letters any more: it was sent again, or set aside.",
      );
    return { webhook, dead, why: reason };
  },
  async save(tx, { dead, why }, { clock, actor }) {
    await setDeliveryAside(tx, dead.id, { at: clock.now(), by: actor.name, why });
    return dead.id;
  },
  evidence: (id, { webhook, dead: { sequence, type, lastError }, why }) => [
    {
      type: "webhook.discarded",
      subject: { kind: "webhook", id: webhook.id, name: webhook.name, agentId: null },
      payload: { delivery: id, sequence, type, lastError, why },
    },
  ],
  touches: () => ({}),
  answer: async (_tx, id) => ({ id }),
});
