"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useGo } from "#components/ui/going.tsx";
import { leaveBy } from "#components/ui/unsaved.ts";
import { useEver } from "#components/ui/use-ever.ts";
import { OPEN_PALETTE } from "./open-palette.tsx";
import { visit } from "./recent-places.ts";
import { type Act, isTyping, pressed } from "./shortcuts.ts";

// Most pages are left without either: they come when they are asked for, the palette's already with the key before its K.
const loadPalette = () => import("./palette.tsx");
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import("./shortcut-sheet.tsx")).ShortcutSheet }));

/** The second key of a shortcut counts for this long. Milliseconds. */
const PATIENCE = 1200;
/** A page has its title by then. Milliseconds. */
const SETTLED = 500;

/** Listens for shortcuts and holds what they open. `letters`: shortcuts of plain letters are on; ⌘K always is. */
export function Keyboard({ letters }: { letters: boolean }) {
  const go = useGo();
  const path = usePathname();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const before = useRef<{ key: string; at: number } | null>(null);
  const paletteKnown = useEver(palette);
  const sheetKnown = useEver(sheet);
  /** What is typed between asking for the palette and its being there; null at any other time. */
  const early = useRef<string | null>(null);
  const shown = useRef(false);

  const openPalette = useCallback(() => {
    visit(location.pathname, document.title);
    if (!shown.current) early.current ??= "";
    setPalette(true);
  }, []);
  const closePalette = useCallback(() => {
    early.current = null;
    shown.current = false;
    setPalette(false);
  }, []);
  const typedBefore = useCallback(() => {
    const typed = early.current ?? "";
    early.current = null;
    shown.current = true;
    return typed;
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
      if (what.kind === "go") leaveBy(() => go(what.href));
      else if (what.kind === "palette") openPalette();
      else if (what.kind === "help") setSheet(true);
      else if (what.kind === "turn") turn(what.to);
      else if (!focusSearch()) openPalette();
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === "Meta" || event.key === "Control") void loadPalette();
      if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setSheet(false);
        openPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (early.current !== null) {
        if (event.key === "Escape") closePalette();
        if (event.key.length !== 1) return;
        event.preventDefault();
        early.current += event.key;
        return;
      }
      if (!letters) return;
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
  }, [letters, go, openPalette, closePalette]);

  return (
    <Suspense>
      {paletteKnown ? (
        <Palette open={palette} onOpen={(open) => (open ? openPalette() : closePalette())} typedBefore={typedBefore} />
      ) : null}
      {sheetKnown ? <ShortcutSheet open={sheet} onOpen={setSheet} /> : null}
    </Suspense>
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
