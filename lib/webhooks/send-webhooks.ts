import { configuration } from "#lib/platform/configuration.ts";
import type { Clock, Instant } from "#lib/platform/core/clock.ts";
import { type Transaction, writing } from "#lib/platform/database.ts";
import { deliveryAgainAt } from "./core/delivery-again.ts";
import { type Message, slackMessage, standardMessage } from "./core/message.ts";
import { type Posted, postMessage } from "./post-message.ts";
import { openSecret } from "./secret.ts";
import { type DueDelivery, entryOfDelivery, noteAttempt, takeDelivery } from "./store-outbox.ts";

/** How long a delivery is one worker's, longer than any receiver may take: a killed worker's is due again after it. */
const LEASE = 60_000;

type Post = (address: string, message: Message) => Promise<Posted>;

const post: Post = (address, message) => postMessage(address, message, configuration().webhookAllowedHosts);

/**
 * Sends every delivery that is due. Two workers may do it at once: each delivery is one worker's for a while, and nothing
 * is held open while a receiver takes its time. A worker that is killed between the receiver's answer and the note of it
 * sends the message again, with the same `webhook-id`, by which the receiver knows it.
 */
export async function sendWebhooks(clock: Clock, send: Post = post): Promise<void> {
  const failing = new Set<string>();
  while (await sendNext(clock, failing, send)) {
    // Until nothing is due, but for endpoints that failed in this run.
  }
}

async function sendNext(clock: Clock, failing: Set<string>, send: Post): Promise<boolean> {
  const now = clock.now();
  const taken = await writing(now, async (tx) => {
    const delivery = await takeDelivery(tx, now, [...failing], now + LEASE);
    return delivery === null ? null : { delivery, message: await messageOf(tx, delivery, now) };
  });
  if (taken === null) return false;
  const { delivery, message } = taken;
  const posted: Posted =
    message === null
      ? { status: null, error: "Its entry or its secret cannot be read." }
      : await send(delivery.url, message);
  if (posted.error !== null) failing.add(delivery.endpointId);
  const again = deliveryAgainAt(delivery.attempts + 1, now);
  await writing(clock.now(), (tx) => noteAttempt(tx, delivery, { ...posted, again }, clock.now()));
  return true;
}

async function messageOf(tx: Transaction, delivery: DueDelivery, now: Instant): Promise<Message | null> {
  const entry = await entryOfDelivery(tx, delivery);
  if (entry === null) return null;
  if (delivery.format === "slack") return slackMessage(entry, configuration().publicUrl);
  const secret = opened(delivery.sealedSecret);
  if (secret === null) return null;
  const before = opened(delivery.previousSecret);
  return standardMessage(delivery.id, before === null ? [secret] : [secret, before], entry, now);
}

/** A secret; null where there is none, or where it was sealed under another AUTH_SECRET. */
function opened(sealed: string | null): string | null {
  try {
    return sealed === null ? null : openSecret(sealed);
  } catch {
    return null;
  }
}
