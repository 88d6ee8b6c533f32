import type { ReactNode } from "react";

/** A key of the keyboard, as a cap. */
export const Key = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line-strong bg-tint px-1 font-sans text-2xs text-soft">
    {children}
  </kbd>
);
