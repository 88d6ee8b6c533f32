"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";

/**
 * Something that explains itself on the spot: a word with dots under it, or a small question mark beside it. Opens by
 * click and by keyboard; says what it means, what is behind it, and where more stands.
 */
export function Explained({
  title,
  children,
  behind = [],
  more,
  term,
}: {
  title: string;
  children: ReactNode;
  /** Requirements and frameworks. */
  behind?: readonly string[];
  /** The place in the docs section. */
  more?: string;
  /** The word itself; without it a question mark. */
  term?: ReactNode;
}) {
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root>
        <Popover.Trigger
          aria-label={term ? undefined : `What does ${title} mean?`}
          className={
            term
              ? "cursor-help text-left underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent"
              : "ml-1 inline-grid size-4 cursor-help place-items-center rounded-full border border-line-strong align-middle text-[0.625rem] leading-none font-medium text-soft hover:border-accent hover:text-accent not-printed"
          }
        >
          {term ?? "?"}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} collisionPadding={12} className="z-60">
            <Popover.Popup className="max-w-[min(22rem,calc(100vw-1.5rem))] animate-arrive rounded-md border border-line-strong bg-raised p-3 text-sm shadow-lg outline-none">
              <Popover.Title className="font-semibold">{title}</Popover.Title>
              <div className="mt-1 grid gap-1.5">{children}</div>
              {behind.length > 0 ? <p className="mt-2 font-mono text-2xs text-soft">{behind.join(" · ")}</p> : null}
              {more ? (
                <p className="mt-2 text-xs">
                  <a href={more} className="link">
                    Read more
                  </a>
                </p>
              ) : null}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  );
}
