import type { ComponentProps } from "react";

type Weight = "primary" | "plain" | "quiet" | "danger";

// Relative: what it says to a screen reader alone stays within it, also in a table that scrolls.
const base =
  "relative inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-md text-sm font-medium transition-colors duration-100 disabled:opacity-55 forced-edge";
const weights: Record<Weight, string> = {
  primary: "px-3 bg-accent text-on-accent hover:bg-accent-strong disabled:hover:bg-accent",
  plain: "px-3 border border-line-strong bg-raised text-ink hover:bg-hover",
  quiet: "px-2 text-accent hover:bg-accent-tint",
  danger: "px-3 border border-critical bg-raised text-critical hover:bg-critical-tint",
};

// Of two heights the stylesheet, and not the caller, would choose: only one is given.
const heightOf = (className: string): string => (/\bh-\d/.test(className) ? "" : "h-8");

/** How a button looks, for what is a link of its own kind. */
export const buttonLook = (weight: Weight, className = ""): string =>
  `${base} ${heightOf(className)} ${weights[weight]} ${className}`;

/** Buttons name the act. One primary per screen. */
export function Button({ weight = "plain", className = "", ...rest }: ComponentProps<"button"> & { weight?: Weight }) {
  return <button type="button" {...rest} className={buttonLook(weight, className)} />;
}

export function ButtonLink({ weight = "plain", className = "", ...rest }: ComponentProps<"a"> & { weight?: Weight }) {
  return <a {...rest} className={buttonLook(weight, className)} />;
}
