"use client";

import { Columns3 } from "lucide-react";
import { lazy, useState } from "react";
import { Button } from "./button.tsx";
import type { Choosable } from "./chosen-columns.ts";
import { Dialog } from "./dialog.tsx";

const ChooserOfColumns = lazy(async () => ({ default: (await import("./chooser-of-columns.tsx")).ChooserOfColumns }));

/** Which columns a table shows, and in which order; the choice stands in the address, so that a view can keep it. */
export function ColumnChooser({ columns }: { columns: readonly Choosable[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button weight="quiet" className="h-7 text-xs" onClick={() => setOpen(true)}>
        <Columns3 size={14} aria-hidden="true" />
        Columns
      </Button>
      <Dialog
        open={open}
        onOpen={setOpen}
        title="Columns"
        says="The first column always stays in front. Save a view to find this choice again."
      >
        <ChooserOfColumns columns={columns} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
