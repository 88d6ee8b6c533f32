"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import type { testWebhook } from "#lib/webhooks/test-webhook.ts";

/** Sends a test message to one endpoint; what becomes of it stands in its counts. */
export function SendTest({ webhook, name }: { webhook: string; name: string }) {
  const { busy, send } = useSending();
  const test = () =>
    send(async () => {
      const outcome = await api.post<typeof testWebhook>(`/webhooks/${webhook}/test`, {});
      sayToast({ says: outcome.ok ? `A test message is on its way to ${name}.` : outcome.problem.message });
      return outcome;
    });
  return (
    <Button weight="quiet" className="h-7" disabled={busy} onClick={test} aria-label={`Send a test message to ${name}`}>
      Send a test message
    </Button>
  );
}
