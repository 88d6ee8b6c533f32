"use client";

import { useEffect } from "react";
import { useGo } from "#components/ui/going.tsx";
import { leaveBy } from "#components/ui/unsaved.ts";

/**
 * Follows the links of the console without loading it anew, and asks first where something typed would be lost. They
 * are plain anchors, and this one listener knows them all: a list of fifty rows is a hundred and fifty links, and a
 * component for each took the browser longer than everything else on the page (docs/decisions). A link with
 * `data-stays` shows another part of the page that one looks at: it stays where it was scrolled to.
 */
export function FollowLinks() {
  const go = useGo();
  useEffect(() => {
    const click = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link) return;
      const within = link.pathname === location.pathname && link.search === location.search;
      // A place on this page is the browser's to go to.
      if (within && link.hash !== "") return;
      event.preventDefault();
      const follow = () => go(link.href, link.dataset.stays !== undefined);
      if (within) follow();
      else leaveBy(follow);
    };
    document.addEventListener("click", click);
    return () => document.removeEventListener("click", click);
  }, [go]);
  return null;
}

/** The link to a page of the console that was clicked to be followed here: no file, no other tab, nothing that answered already. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return null;
  return /^\/(api|samples)\//.test(link.pathname) ? null : link;
}
