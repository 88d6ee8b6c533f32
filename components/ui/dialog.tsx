"use client";

import { lazy, Suspense, useRef } from "react";
import type { DialogProps } from "./dialog-popup.tsx";
import { loadDialog } from "./load-dialog.ts";
import { useEver } from "./use-ever.ts";

const DialogPopup = lazy(async () => ({ default: (await loadDialog()).DialogPopup }));

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
