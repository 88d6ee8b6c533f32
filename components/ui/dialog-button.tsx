"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import type { DialogProps } from "./dialog-popup.tsx";
import { useOpened } from "./use-opened.ts";

type ButtonProps = Omit<ComponentProps<typeof Button>, "title" | "children" | "onClick">;

/** A button, and the dialog that it opens. */
export function DialogButton({
  act,
  spoken,
  opens,
  title,
  says,
  children,
  ...button
}: ButtonProps &
  Pick<DialogProps, "title" | "says"> & {
    /** What the button says. */
    act: ReactNode;
    /** What it says further to whoever does not see beside what it stands. */
    spoken?: string | undefined;
    /** An address that ends in `?open=…` opens it, so that it can be linked to. */
    opens?: string;
    /** What stands in the dialog; `close` ends it. */
    children: (close: () => void) => ReactNode;
  }) {
  const [open, setOpen] = useOpened(opens);
  return (
    <>
      <Button aria-haspopup="dialog" {...button} onClick={() => setOpen(true)}>
        {act}
        {spoken ? <span className="sr-only"> {spoken}</span> : null}
      </Button>
      <Dialog open={open} onOpen={setOpen} title={title} says={says}>
        {children(() => setOpen(false))}
      </Dialog>
    </>
  );
}
