"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";

/** Chooses the moment that the page shows: now, or a day and time in the past. Times are UTC, as everywhere. */
export function AsOfPicker({ asOf }: { asOf: string | null }) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(asOf?.slice(0, 10) ?? "");
  const [time, setTime] = useState(asOf?.slice(11, 16) ?? "12:00");
  const [pending, startTransition] = useTransition();
  const go = (moment: string | null) => {
    const next = new URLSearchParams(search);
    if (moment) next.set("asOf", moment);
    else next.delete("asOf");
    next.delete("cursor");
    next.delete("page");
    setOpen(false);
    startTransition(() => router.push(next.size > 0 ? `${path}?${next}` : path, { scroll: false }));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} disabled={pending} aria-haspopup="dialog">
        {asOf ? "Another moment" : "See a past moment"}
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title="Which moment do you want to see?"
        says="The page shows everything as it stood then: people, grants, controls, the matrix and the gaps."
      >
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (day) go(`${day}T${time || "00:00"}:00Z`);
          }}
        >
          <div className="grid grid-cols-2 gap-3">
            <TextField label="Day" type="date" value={day} onValue={setDay} autoFocus />
            <TextField label="Time (UTC)" type="time" value={time} onValue={setTime} />
          </div>
          <div className="mt-2 flex justify-end gap-2">
            {asOf ? <Button onClick={() => go(null)}>Back to now</Button> : null}
            <Button type="submit" weight="primary" disabled={day === ""}>
              Show that moment
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
