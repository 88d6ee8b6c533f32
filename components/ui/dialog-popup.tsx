"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { type Around, AroundForm } from "./dialog-leave.ts";

export interface DialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
  title: string;
  says?: ReactNode;
  /** Nothing in it waits to be typed: the dialog itself takes the focus. */
  calm?: boolean;
  /** It holds more to read than to type. */
  wide?: boolean;
  children: ReactNode;
}

/** The dialog itself. `opener`: what had the focus when it was asked for, and gets it back. */
export function DialogPopup({
  open,
  onOpen,
  title,
  says,
  calm = false,
  wide = false,
  opener,
  children,
}: DialogProps & { opener: RefObject<Element | null> }) {
  const popup = useRef<HTMLDivElement | null>(null);
  const held = useRef(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!open) setAsking(false);
  }, [open]);
  const onOpenNow = useRef(onOpen);
  onOpenNow.current = onOpen;
  const leave = useCallback(() => {
    if (held.current) setAsking(true);
    else onOpenNow.current(false);
  }, []);
  const around = useMemo<Around>(
    () => ({
      hold: (now) => {
        held.current = now;
      },
      leave,
    }),
    [leave],
  );
  return (
    <CSPProvider disableStyleElements>
      <Base.Root open={open} onOpenChange={(next) => (next ? onOpen(true) : leave())}>
        <Base.Portal>
          <Base.Backdrop className="fixed inset-0 z-50 bg-veil" />
          <Base.Popup
            ref={popup}
            initialFocus={calm ? popup : true}
            finalFocus={() => (opener.current instanceof HTMLElement ? opener.current : true)}
            className={`fixed top-[12dvh] left-1/2 z-50 max-h-[80dvh] ${wide ? "w-[min(48rem,calc(100vw-2rem))]" : "w-[min(34rem,calc(100vw-2rem))]"} -translate-x-1/2 overflow-y-auto rounded-md border border-line-strong bg-raised p-5 shadow-xl outline-none`}
          >
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            {says ? <Base.Description className="mt-1 text-sm text-soft">{says}</Base.Description> : null}
            <div className="mt-4">
              <AroundForm value={around}>{children}</AroundForm>
            </div>
            {asking ? (
              <div
                role="alertdialog"
                aria-label="Discard what you typed?"
                className="sticky -bottom-5 -mx-5 mt-4 -mb-5 flex flex-wrap items-center justify-between gap-2 border-t border-line-strong bg-high-tint px-5 py-3 text-sm"
              >
                <span>Discard what you typed?</span>
                <span className="flex gap-2">
                  <Button autoFocus onClick={() => setAsking(false)}>
                    Go on typing
                  </Button>
                  <Button weight="danger" onClick={() => onOpen(false)}>
                    Discard
                  </Button>
                </span>
              </div>
            ) : null}
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    </CSPProvider>
  );
}
