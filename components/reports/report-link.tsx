"use client";

import type { ReactNode } from "react";
import { buttonLook } from "#components/ui/button.tsx";
import { fetchFile } from "./file-work.ts";

/**
 * A link to a file that may take long to make: it is made beside the work, shows that it is being made, and can be
 * cancelled. Opened in a tab of its own it is an ordinary link.
 */
export function ReportLink({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <a
      href={href}
      download
      className={buttonLook("plain", "not-printed")}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        void fetchFile(title, href);
      }}
    >
      {children}
    </a>
  );
}
