"use client";

import type { ReactNode } from "react";
import { api } from "#components/api-client.ts";
import { GivenUp } from "#components/ui/given-up.tsx";
import type { DeliveryAnswer, WebhookAnswer } from "#lib/webhooks/core/webhook-answer.ts";
import type { resendDeliveries } from "#lib/webhooks/resend-deliveries.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { DiscardDelivery } from "./discard-delivery.tsx";

interface Given {
  webhook: WebhookAnswer;
  deliveries: readonly DeliveryAnswer[];
  now: number;
}

const named = ({ sequence }: DeliveryAnswer): string => `entry ${sequence}`;

const common = ({ webhook, deliveries, now }: Given) => ({
  things: deliveries,
  named,
  resend: (ids?: string[]) =>
    api.post<typeof resendDeliveries>(`/webhooks/${webhook.id}/resend`, ids === undefined ? {} : { deliveries: ids }),
  row: (delivery: DeliveryAnswer, acts: ReactNode) => (
    <DeliveryRow key={delivery.id} delivery={delivery} now={now}>
      {acts}
    </DeliveryRow>
  ),
});

/** What an endpoint did not take in two days: each with why, and the ways to send it again or to set it aside. */
export function DeadLetters(given: Given) {
  const { webhook } = given;
  return (
    <GivenUp
      {...common(given)}
      id={`dead-${webhook.id}`}
      title={`Dead letters of ${webhook.name}`}
      total={webhook.dead}
      says="Given up after nine attempts. Sent again, each keeps its id, so that the receiver knows what it has had."
      act="Send again"
      actForAll={`Send all ${webhook.dead} again`}
      besides={(delivery) => <DiscardDelivery webhook={webhook} delivery={delivery} />}
    />
  );
}

/** Dead letters of an endpoint that were set aside: by whom and why, and the way to send one after all. */
export function DiscardedDeliveries(given: Given) {
  const { webhook } = given;
  return (
    <GivenUp
      {...common(given)}
      id={`discarded-${webhook.id}`}
      title={`Discarded for ${webhook.name}`}
      total={webhook.discarded}
      says="Given up, and set aside by an admin."
      act="Send after all"
    />
  );
}
