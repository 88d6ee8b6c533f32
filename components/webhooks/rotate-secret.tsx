"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { ShownOnce } from "#components/ui/shown-once.tsx";
import type { rotateWebhookSecret } from "#lib/webhooks/rotate-secret.ts";

/** Replaces an endpoint's signing secret, after a question. The new one is shown once and never again. */
export function RotateSecret({ webhook }: { webhook: { id: string; name: string; version: number } }) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { busy, problem, send, forget } = useSending();
  const close = () => {
    setOpen(false);
    setSecret(null);
    forget();
  };
  const rotate = () =>
    send(
      () =>
        api.post<typeof rotateWebhookSecret>(`/webhooks/${webhook.id}/rotate-secret`, {}, { version: webhook.version }),
      { after: (answer) => setSecret(answer.secret) },
    );
  return (
    <>
      <Button weight="quiet" className="h-7" onClick={() => setOpen(true)} aria-label={`New secret: ${webhook.name}`}>
        New secret
      </Button>
      <Dialog
        open={open}
        onOpen={(next) => (next ? setOpen(true) : close())}
        title={secret ? "Copy the signing secret now" : `Replace the signing secret of ‘${webhook.name}’?`}
        says={
          secret
            ? "The receiver checks signatures with it. It is shown this once."
            : "A new secret signs at once. The one before signs beside it for a day: give the receiver the new one until then."
        }
      >
        {secret ? (
          <ShownOnce secret={secret} onDone={close} />
        ) : (
          <>
            <Refused problem={problem} />
            <div className="flex justify-end gap-2">
              <Button onClick={close}>Cancel</Button>
              <Button weight="primary" disabled={busy} onClick={rotate}>
                Replace it
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </>
  );
}
