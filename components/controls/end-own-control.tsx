"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormFoot } from "#components/ui/form.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import type { editControl } from "#lib/controls/edit-control.ts";

interface Endable {
  id: string;
  ended: boolean;
  version: number;
}

/** Takes a control of one's own out of use; it can be taken up again, and its past stays. */
export function EndOwnControl({ control }: { control: Endable }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSending();
  const end = (ended: boolean, version: number) =>
    api.patch<typeof editControl>(`/controls/${control.id}`, { ended }, { version });
  return (
    <>
      <Button weight="danger" onClick={() => setOpen(true)}>
        {control.ended ? "Take up again" : "Take out of use"}
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title={control.ended ? `Take ${control.id} up again?` : `Take ${control.id} out of use?`}
        says={
          control.ended
            ? "It applies again wherever its condition holds; where nobody owns it, that is a gap from now on."
            : "It applies to no agent any more, and its open gaps close. Its evidence and its past stay."
        }
      >
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            const sent = await send(() => end(!control.ended, control.version), {
              after: ({ version }) =>
                sayToast({
                  says: control.ended ? `${control.id} is in use again.` : `${control.id} is out of use.`,
                  undo: () => end(control.ended, version),
                  onUndone: () => router.refresh(),
                }),
            });
            if (sent) setOpen(false);
          }}
        >
          <Refused problem={problem} />
          <FormFoot holds={false} busy={busy} act={control.ended ? "Take up again" : "Take out of use"} />
        </form>
      </Dialog>
    </>
  );
}
