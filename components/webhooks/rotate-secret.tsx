"use client";

import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { SecretDialog } from "#components/ui/shown-once.tsx";
import type { rotateWebhookSecret } from "#lib/webhooks/rotate-secret.ts";

interface Rotated {
  id: string;
  name: string;
  version: number;
}

/** What is said over a signing secret while it is shown. */
export const signingSecret = {
  title: "Copy the signing secret now",
  says: "The receiver checks signatures with it. It is shown this once.",
};

/** Replaces an endpoint's signing secret, after a question. The new one is shown once and never again. */
export function RotateSecret({ webhook }: { webhook: Rotated }) {
  return (
    <SecretDialog
      opener={(open) => (
        <Button weight="quiet" className="h-7" onClick={open} aria-label={`New secret: ${webhook.name}`}>
          New secret
        </Button>
      )}
      asks={{
        title: `Replace the signing secret of ‘${webhook.name}’?`,
        says: "A new secret signs at once. The one before signs beside it for a day: give the receiver the new one until then.",
      }}
      shows={signingSecret}
    >
      {(made) => <RotateForm webhook={webhook} onMade={made} />}
    </SecretDialog>
  );
}

function RotateForm({ webhook, onMade }: { webhook: Rotated; onMade: (secret: string) => void }) {
  const { busy, problem, send } = useSending();
  const rotate = () =>
    api.post<typeof rotateWebhookSecret>(`/webhooks/${webhook.id}/rotate-secret`, {}, { version: webhook.version });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send(rotate, { after: ({ secret }) => onMade(secret) });
      }}
    >
      <Refused problem={problem} />
      <FormFoot holds={false} busy={busy} act="Replace it" />
    </form>
  );
}
