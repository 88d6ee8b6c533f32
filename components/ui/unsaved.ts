"use client";

import { useEffect } from "react";
import { loadDialog } from "./load-dialog.ts";

/** Every form on the page that holds something typed and not saved. */
const forms = new Set<symbol>();
const ASK = "answerable:leave";

export const anythingUnsaved = (): boolean => forms.size > 0;

/** What was typed is given up: the forms hold nothing any more. */
export const giveUpUnsaved = (): void => forms.clear();

/** Says of a form whether it holds something that is not saved; leaving the page then asks first. */
export function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    void loadDialog();
    const form = Symbol("form");
    forms.add(form);
    return () => {
      forms.delete(form);
    };
  }, [unsaved]);
}

/** Goes, or asks first where something typed would be lost. For ways that are no links: shortcuts, the palette. */
export function leaveBy(go: () => void): void {
  if (anythingUnsaved()) askToLeave(go);
  else go();
}

export const askToLeave = (go: () => void): void => {
  document.dispatchEvent(new CustomEvent<() => void>(ASK, { detail: go }));
};

/** Calls `listen` with the way to go whenever somebody is about to leave; answers how to stop. */
export function whenLeaving(listen: (go: () => void) => void): () => void {
  const hear = (event: Event) => listen((event as CustomEvent<() => void>).detail);
  document.addEventListener(ASK, hear);
  return () => document.removeEventListener(ASK, hear);
}
