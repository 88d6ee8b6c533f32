"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { Refused, useSending } from "#components/ui/sending.tsx";
import type { invitePerson } from "#lib/identity/invite-person.ts";

/** A one-time link by which somebody sets their password. */
export function InvitePerson({ person, name }: { person: string; name: string }) {
  const [made, setMade] = useState<{ link: string; expiresAt: string } | null>(null);
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSending();
  return (
    <>
      <Button onClick={() => setOpen(true)}>Invite to sign in</Button>
      <Dialog
        open={open}
        onOpen={(next) => {
          setOpen(next);
          if (!next) setMade(null);
        }}
        title={`Invite ${name}`}
        says="Makes a link by which they set their password, once. An earlier link for them no longer works."
      >
        <Refused problem={problem} />
        {made ? (
          <div className="grid gap-2 text-sm">
            <code className="block rounded-md bg-tint p-3 font-mono text-xs break-all select-all">{made.link}</code>
            <p className="text-soft">
              Send it to them. It is shown this once and works until {exactTime(Date.parse(made.expiresAt))}.
            </p>
          </div>
        ) : null}
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{made ? "Close" : "Cancel"}</Button>
          {made ? null : (
            <Button
              weight="primary"
              disabled={busy}
              onClick={() =>
                send(() => api.post<typeof invitePerson>(`/people/${person}/invitation`, {}), {
                  after: setMade,
                  stay: true,
                })
              }
            >
              Make the link
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}
