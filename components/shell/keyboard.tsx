"use client";

import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { leaveBy } from "#components/ui/unsaved.ts";
import { OPEN_PALETTE } from "./open-palette.tsx";
import { Palette } from "./palette.tsx";
import { visit } from "./recent-places.ts";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { type Act, isTyping, pressed } from "./shortcuts.ts";

/** The second key of a shortcut counts for this long. Milliseconds. */
const PATIENCE = 1200;
/** A page has its title by then. Milliseconds. */
const SETTLED = 500;

/** Listens for shortcuts and holds what they open. `letters`: shortcuts of plain letters are on; ⌘K always is. */
export function Keyboard({ letters }: { letters: boolean }) {
  const router = useRouter();
  const path = usePathname();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const before = useRef<{ key: string; at: number } | null>(null);

  const openPalette = useCallback(() => {
    visit(location.pathname, document.title);
    setPalette(true);
  }, []);

  useEffect(() => {
    const settled = setTimeout(() => visit(path, document.title), SETTLED);
    const leave = () => visit(path, document.title);
    addEventListener("pagehide", leave);
    return () => {
      clearTimeout(settled);
      removeEventListener("pagehide", leave);
    };
  }, [path]);

  useEffect(() => {
    const act = (what: Act) => {
      if (what.kind === "go") leaveBy(() => router.push(what.href));
      else if (what.kind === "palette") openPalette();
      else if (what.kind === "help") setSheet(true);
      else if (what.kind === "turn") turn(what.to);
      else if (!focusSearch()) openPalette();
    };
    const press = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setSheet(false);
        openPalette();
        return;
      }
      if (!letters || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || event.isComposing) return;
      const known = before.current && event.timeStamp - before.current.at < PATIENCE ? before.current.key : null;
      const found = pressed(known, event.key);
      before.current = found && "pending" in found ? { key: found.pending, at: event.timeStamp } : null;
      if (found && "act" in found) {
        event.preventDefault();
        act(found.act);
      }
    };
    document.addEventListener("keydown", press);
    document.addEventListener(OPEN_PALETTE, openPalette);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener(OPEN_PALETTE, openPalette);
    };
  }, [letters, router, openPalette]);

  return (
    <>
      <Palette open={palette} onOpen={setPalette} />
      <ShortcutSheet open={sheet} onOpen={setSheet} />
    </>
  );
}

/** The list's own search field, where the page has one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main search input");
  field?.focus();
  field?.select();
  return field !== null;
}

function turn(to: "next" | "previous"): void {
  document.querySelector<HTMLAnchorElement>(`main nav a[rel='${to === "next" ? "next" : "prev"}']`)?.click();
}
