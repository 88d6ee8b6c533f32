"use client";

import { DialogButton } from "#components/ui/dialog-button.tsx";
import { ReasonForm } from "#components/ui/reason-form.tsx";
import type { DeliveryAnswer, WebhookAnswer } from "#lib/webhooks/core/webhook-answer.ts";

/** Sets a dead letter aside, with the reason. */
export function DiscardDelivery({ webhook, delivery }: { webhook: WebhookAnswer; delivery: DeliveryAnswer }) {
  return (
    <DialogButton
      act="Discard"
      weight="danger"
      className="h-7"
      aria-label={`Discard: entry ${delivery.sequence}`}
      title={`Discard entry ${delivery.sequence} for ${webhook.name}?`}
      says="It is not sent with the others any more, and stays in the list of discarded ones. The entry stays in the evidence."
    >
      {(close) => (
        <ReasonForm
          act="Discard"
          asks="Why"
          path={`/webhooks/${webhook.id}/deliveries/${delivery.id}/discard`}
          weight="danger"
          maxLength={1000}
          onDone={close}
        />
      )}
    </DialogButton>
  );
}
