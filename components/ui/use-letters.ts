"use client";

import { useEffect, useRef } from "react";

/**
 * Hears letters pressed anywhere on the page: not with Ctrl, Meta or Alt, which are the browser's, nor inside what
 * `except` selects, where they are typed. `press` says whether it did something with one.
 */
export function useLetters(except: string, press: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(except)) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [except]);
}
