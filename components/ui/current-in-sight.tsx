"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A strip of links that scrolls sideways where it is wider than the window: the current one is brought into sight. */
export function CurrentInSight({
  label,
  current,
  className = "",
  children,
}: {
  label: string;
  /** What is current; another one is looked for when it changes. */
  current: string;
  className?: string;
  children: ReactNode;
}) {
  const strip = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current is read from the page, not from the name
  useEffect(() => {
    const nav = strip.current;
    const here = nav?.querySelector<HTMLElement>("[aria-current='page']");
    if (!nav || !here) return;
    const { left, right } = here.getBoundingClientRect();
    const frame = nav.getBoundingClientRect();
    // Only the strip moves: 'scrollIntoView' would move the page with it.
    if (left < frame.left || right > frame.right)
      nav.scrollLeft += left - frame.left - (frame.width - (right - left)) / 2;
  }, [current]);
  return (
    <nav ref={strip} aria-label={label} className={`overflow-x-auto ${className}`}>
      {children}
    </nav>
  );
}
