"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { DeliveryAnswer, WebhookAnswer } from "#lib/webhooks/core/webhook-answer.ts";
import type { resendDeliveries } from "#lib/webhooks/resend-deliveries.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { DiscardDelivery } from "./discard-delivery.tsx";

/** What an endpoint did not take in two days: each with why, and the ways to send it again or to set it aside. */
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
          <DeliveryRow key={delivery.id} delivery={delivery} now={now}>
            <Button
              className="h-7"
              disabled={busy}
              aria-label={`Send again: entry ${delivery.sequence}`}
              onClick={() => resend([delivery.id])}
            >
              Send again
            </Button>
            <DiscardDelivery webhook={webhook} delivery={delivery} />
          </DeliveryRow>
        ))}
      </ul>
      {webhook.dead > deliveries.length ? (
        <p className="mt-2 text-sm text-soft">The newest {deliveries.length} are shown.</p>
      ) : null}
    </Section>
  );
}
