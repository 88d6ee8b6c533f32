"use client";

import { useEffect, useState } from "react";
import { SeatMark } from "./seat-mark.tsx";
import { type NamedMark, namedMarks } from "./strip-drawing.ts";

interface Shown {
  marks: readonly NamedMark[];
  /** Pixels from the window's edges; a strip near the lower one has its names above it. */
  place: { left: number; top?: number; bottom?: number };
}

/** Pixels: the width that the names have at most, and the height of one. */
const WIDTH = 320;
const LINE = 20;

/**
 * Names the marks of a seat strip where the keyboard is, as the pointer does mark by mark. One listener for every strip
 * of the console: a list of thousands costs nothing more. Screen readers hear the strip's own sentence instead.
 */
export function SeatNames() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const hide = () => setShown(null);
    const focus = ({ target }: FocusEvent) => {
      const strip = target instanceof Element && target.matches(":focus-visible") ? stripAt(target) : null;
      setShown(strip ? namesOf(strip, target as Element) : null);
    };
    const key = ({ key }: KeyboardEvent) => {
      if (key === "Escape") hide();
    };
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", key);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", key);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);
  if (!shown) return null;
  return (
    <ul
      aria-hidden="true"
      data-seat-names
      style={shown.place}
      className="pointer-events-none not-printed fixed z-50 max-w-80 rounded-md border border-line-strong bg-raised px-3 py-2 text-xs leading-5 shadow-lg"
    >
      {shown.marks.map(({ mark, words }) => (
        <li key={words} className="flex items-center gap-2">
          <SeatMark mark={mark} />
          <span className="block truncate first-letter:uppercase">{words}</span>
        </li>
      ))}
    </ul>
  );
}

/** The strip that what has the focus is or holds, else the one right behind it in its row; or one that begins the row. */
function stripAt(target: Element): HTMLElement | null {
  const own = target.closest<HTMLElement>("[data-seats]") ?? target.querySelector<HTMLElement>("[data-seats]");
  if (own) return own;
  const row = target.closest("tr, li, dd");
  const parts = [...(row?.querySelectorAll<HTMLElement>("a[href], summary, [data-seats]") ?? [])];
  const at = parts.indexOf(target as HTMLElement);
  const beside = [at < 0 ? undefined : parts[at + 1], at === 1 ? parts[0] : undefined];
  return beside.find((part) => part?.dataset.seats !== undefined) ?? null;
}

function namesOf(strip: HTMLElement, target: Element): Shown {
  const marks = namedMarks(strip.dataset.seats ?? "");
  // In a table that scrolls sideways the strip can be out of sight: then they stand at what has the focus.
  const drawn = strip.getBoundingClientRect();
  const { left, top, bottom } =
    drawn.left >= 0 && drawn.right <= window.innerWidth ? drawn : target.getBoundingClientRect();
  const fits = bottom + (marks.length + 2) * LINE < window.innerHeight;
  return {
    marks,
    place: {
      left: Math.max(8, Math.min(left, window.innerWidth - WIDTH - 8)),
      ...(fits ? { top: bottom + 6 } : { bottom: window.innerHeight - top + 6 }),
    },
  };
}
