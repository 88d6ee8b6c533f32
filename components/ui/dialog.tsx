"use client";

import { lazy, type ReactNode, Suspense, useRef } from "react";
import { loadDialog } from "./load-dialog.ts";
import { useEver } from "./use-ever.ts";

const DialogPopup = lazy(async () => ({ default: (await loadDialog()).DialogPopup }));

export interface DialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
  title: string;
  says?: ReactNode;
  /** Nothing in it waits to be typed: the dialog itself takes the focus. */
  calm?: boolean;
  children: ReactNode;
}

/** A question that stands in front of the page until it is answered or left. */
export function Dialog(props: DialogProps) {
  const { open } = props;
  const known = useEver(open);
  // The first field takes the focus as it appears, before the dialog could note who had it: noted here, given back there.
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current && typeof document !== "undefined") opener.current = document.activeElement;
  wasOpen.current = open;
  if (!known) return null;
  return (
    <Suspense>
      <DialogPopup {...props} opener={opener} />
    </Suspense>
  );
}
