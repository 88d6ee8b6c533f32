"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { exactTime } from "#components/ui/relative-time.ts";

/** Worn by every page that shows the past: an edge that cannot be overlooked, the moment, and the way back to now. */
export function PastEdge({ at }: { at: number }) {
  const path = usePathname();
  const search = new URLSearchParams(useSearchParams());
  for (const name of ["asOf", "cursor", "page"]) search.delete(name);
  return (
    <>
      <div aria-hidden="true" className="pointer-events-none fixed inset-0 z-40 border-4 border-past" />
      <p
        role="status"
        className="mb-4 flex flex-wrap items-baseline gap-x-3 border-l-3 border-past bg-past-tint px-3 py-2 text-sm"
      >
        <strong className="text-past">As it stood on {exactTime(at)}</strong>
        <span>You see the past; nothing can be changed here.</span>
        <a href={search.size > 0 ? `${path}?${search}` : path} className="link">
          Back to now
        </a>
      </p>
    </>
  );
}
