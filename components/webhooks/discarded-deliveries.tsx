"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { DeliveryAnswer, WebhookAnswer } from "#lib/webhooks/core/webhook-answer.ts";
import type { resendDeliveries } from "#lib/webhooks/resend-deliveries.ts";
import { DeliveryRow } from "./delivery-row.tsx";

/** Dead letters of an endpoint that were set aside: by whom and why, and the way to send one after all. */
export function DiscardedDeliveries({
  webhook,
  deliveries,
  now,
}: {
  webhook: WebhookAnswer;
  deliveries: readonly DeliveryAnswer[];
  now: number;
}) {
  const { busy, problem, send } = useSending();
  const resend = (delivery: DeliveryAnswer) =>
    send(() => api.post<typeof resendDeliveries>(`/webhooks/${webhook.id}/resend`, { deliveries: [delivery.id] }));
  return (
    <Section
      id={`discarded-${webhook.id}`}
      title={`Discarded for ${webhook.name}`}
      count={webhook.discarded}
      says="Given up, and set aside by an admin."
    >
      <Refused problem={problem} />
      <ul className="border-t border-line-strong">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} now={now}>
            <Button
              className="h-7"
              disabled={busy}
              aria-label={`Send after all: entry ${delivery.sequence}`}
              onClick={() => resend(delivery)}
            >
              Send after all
            </Button>
          </DeliveryRow>
        ))}
      </ul>
      {webhook.discarded > deliveries.length ? (
        <p className="mt-2 text-sm text-soft">The newest {deliveries.length} are shown.</p>
      ) : null}
    </Section>
  );
}
