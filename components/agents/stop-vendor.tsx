"use client";

import { lazy, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useOpened } from "#components/ui/use-opened.ts";

const StopVendorForm = lazy(async () => ({ default: (await import("./stop-vendor-form.tsx")).StopVendorForm }));

/** Stops every active agent of a vendor at once, after a look at which these are (R98, R125). */
export function StopVendor() {
  const [open, setOpen] = useOpened("stop-vendor");
  const [done, setDone] = useState(false);
  const close = () => {
    setOpen(false);
    setDone(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        Stop a vendor
      </Button>
      <Dialog
        open={open}
        onOpen={(next) => (next ? setOpen(true) : close())}
        title="Stop all agents of a vendor"
        says={done ? undefined : "They are suspended at once, all or none. Security or an admin lets each go on."}
      >
        <StopVendorForm onStopped={() => setDone(true)} onDone={close} />
      </Dialog>
    </>
  );
}
