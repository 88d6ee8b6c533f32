"use client";

import { api } from "#components/api-client.ts";
import { EndIt } from "#components/ui/end-it.tsx";
import type { endWebhook } from "#lib/webhooks/end-webhook.ts";

export function EndWebhook({ webhook, name }: { webhook: string; name: string }) {
  return (
    <EndIt
      act="End"
      name={name}
      says="It is told nothing more, and what still waits for it is given up. To tell it again, add it anew."
      end={() => api.delete<typeof endWebhook>(`/webhooks/${webhook}`)}
    />
  );
}
