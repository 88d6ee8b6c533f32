"use client";

import { useRef } from "react";

/** Moves the focus from row to row of the inbox: each row is led by the link to what it is about. */
export function useRowFocus() {
  const list = useRef<HTMLDivElement>(null);
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-inbox-link]") ?? [])];
  return {
    list,
    /** The place of the row that has the focus; -1 where none has. */
    here: () => links().findIndex((link) => link.closest("li")?.contains(document.activeElement)),
    /** The nearest row there is. */
    focusRow: (at: number) => links()[Math.min(Math.max(at, 0), links().length - 1)]?.focus(),
  };
}
