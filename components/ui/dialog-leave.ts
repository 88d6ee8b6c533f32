"use client";

import { createContext, use, useEffect } from "react";

/** What a form within a dialog says to it: that it holds something typed, and that it wants to be left. */
export interface Around {
  hold: (held: boolean) => void;
  leave: () => void;
}
export const AroundForm = createContext<Around | null>(null);

/** The way out of the dialog around a form; while `holds` is true it asks before what was typed is lost. */
export function useDialogLeave(holds: boolean): (() => void) | null {
  const around = use(AroundForm);
  const hold = around?.hold;
  useEffect(() => {
    hold?.(holds);
    return () => hold?.(false);
  }, [hold, holds]);
  return around?.leave ?? null;
}
