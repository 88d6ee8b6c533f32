import type { ReactNode } from "react";
import { When } from "#components/ui/when.tsx";
import type { DeliveryAnswer } from "#lib/webhooks/core/webhook-answer.ts";

/** An entry that an endpoint did not take: which, why, and who set it aside; with what can be done about it. */
export function DeliveryRow({
  delivery,
  now,
  children,
}: {
  delivery: DeliveryAnswer;
  now: number;
  children: ReactNode;
}) {
  const { discarded } = delivery;
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-b border-line py-1.5 text-sm sm:grid-cols-[6rem_14rem_1fr_auto]">
      <span className="font-mono text-xs">#{delivery.sequence}</span>
      <span className="font-mono text-xs">{delivery.type}</span>
      <span className="min-w-0 break-words">
        {discarded ? (
          <span className="block">
            Discarded by {discarded.by} <When at={discarded.at} now={now} />: {discarded.why}
          </span>
        ) : null}
        {delivery.lastError} <span className="text-soft">Given up </span>
        {delivery.deadAt ? <When at={delivery.deadAt} now={now} /> : null}
      </span>
      <span className="flex gap-1">{children}</span>
    </li>
  );
}
