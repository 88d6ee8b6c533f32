"use client";

import { Search } from "lucide-react";

/** Asks the palette to open, from anywhere on the page. */
export const OPEN_PALETTE = "answerable:open-palette";

/** The palette for whoever does not know its keys. */
export function OpenPalette({ className = "" }: { className?: string }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => document.dispatchEvent(new Event(OPEN_PALETTE))}
      className={`flex h-8 items-center gap-2 rounded-md border border-line-strong bg-raised px-2 text-sm text-soft hover:text-ink ${className}`}
    >
      <Search size={14} aria-hidden="true" />
      <span className="grow text-left">Search or go to</span>
      <span aria-hidden="true" className="hidden text-2xs md:inline">
        ⌘K
      </span>
    </button>
  );
}
