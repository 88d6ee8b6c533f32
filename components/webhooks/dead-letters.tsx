"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { When } from "#components/ui/when.tsx";
import type { DeliveryAnswer, WebhookAnswer } from "#lib/webhooks/core/webhook-answer.ts";
import type { resendDeliveries } from "#lib/webhooks/resend-deliveries.ts";

/** What an endpoint did not take in two days: each with why, and the way to send it again. */
export function DeadLetters({
  webhook,
  deliveries,
  now,
}: {
  webhook: WebhookAnswer;
  deliveries: readonly DeliveryAnswer[];
  now: number;
}) {
  const { busy, problem, send } = useSending();
  const resend = (some?: string[]) =>
    send(() =>
      api.post<typeof resendDeliveries>(
        `/webhooks/${webhook.id}/resend`,
        some === undefined ? {} : { deliveries: some },
      ),
    );
  return (
    <Section
      id={`dead-${webhook.id}`}
      title={`Dead letters of ${webhook.name}`}
      count={webhook.dead}
      says="Given up after nine attempts. Sent again, each keeps its id, so that the receiver knows what it has had."
      actions={
        <Button disabled={busy} onClick={() => resend()}>
          Send all {webhook.dead} again
        </Button>
      }
    >
      <Refused problem={problem} />
      <ul className="border-t border-line-strong">
        {deliveries.map((delivery) => (
          <li
            key={delivery.id}
            className="grid items-baseline gap-x-4 border-b border-line py-1.5 text-sm sm:grid-cols-[6rem_14rem_1fr_auto]"
          >
            <span className="font-mono text-xs">#{delivery.sequence}</span>
            <span className="font-mono text-xs">{delivery.type}</span>
            <span>
              {delivery.lastError} <span className="text-soft">Given up </span>
              {delivery.deadAt ? <When at={delivery.deadAt} now={now} /> : null}
            </span>
            <Button
              weight="quiet"
              className="h-7"
              disabled={busy}
              aria-label={`Send again: entry ${delivery.sequence}`}
              onClick={() => resend([delivery.id])}
            >
              Send again
            </Button>
          </li>
        ))}
      </ul>
      {webhook.dead > deliveries.length ? (
        <p className="mt-2 text-sm text-soft">The newest {deliveries.length} are shown.</p>
      ) : null}
    </Section>
  );
}
