"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useSyncExternalStore, useTransition } from "react";

/** How many pages are on their way: a second click before the first page came. */
let underWay = 0;
const listeners = new Set<() => void>();

function count(by: number): void {
  underWay += by;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the line at the top of the console while a page is on its way. */
function useGoing(pending: boolean): void {
  useEffect(() => {
    if (!pending) return;
    count(1);
    return () => count(-1);
  }, [pending]);
}

/** Goes to an address of the console; to the top of its page, unless that `stays` where it is. */
export function useGo(): (href: string, stays?: boolean) => void {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  useGoing(pending);
  return useCallback((href, stays = false) => startTransition(() => router.push(href, { scroll: !stays })), [router]);
}

const anything = () => underWay > 0;
const nothing = () => false;

/** What one sees and hears of a page that is on its way, beside the page that one leaves: most are there before it shows. */
export function GoingLine() {
  const going = useSyncExternalStore(listen, anything, nothing);
  return (
    <>
      <span aria-live="polite" className="sr-only">
        {going ? "Reading the page" : ""}
      </span>
      {going ? (
        <div
          role="progressbar"
          aria-label="Reading the page"
          className="not-printed fixed inset-x-0 top-0 z-50 h-0.5 animate-late bg-accent forced-edge"
        />
      ) : null}
    </>
  );
}
