import type { ReactNode } from "react";

/** What may be wider than the page scrolls by itself, by pointer and by keyboard, under its own name. */
export function Scrolling({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // Relative: what only screen readers read is placed within it too, and makes the page no wider.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={`relative overflow-x-auto ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** A long list that scrolls by itself within a page, by pointer and by keyboard, under its own name. */
export function ScrollingList({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ul className={`overflow-y-auto ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </ul>
  );
}
