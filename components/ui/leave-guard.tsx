"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { anythingUnsaved, askToLeave, giveUpUnsaved, whenLeaving } from "./unsaved.ts";

/** What of the Navigation API is used: the back button, in browsers that tell of it. */
interface Traversal extends Event {
  navigationType: string;
  destination: { key: string };
}
interface NavigationLike extends EventTarget {
  traverseTo(key: string): unknown;
}

/** Asks before a page is left that holds something typed and not saved: by a link, the back button, or closing the tab. */
export function LeaveGuard() {
  const router = useRouter();
  const [go, setGo] = useState<{ by: () => void } | null>(null);

  useEffect(() => whenLeaving((by) => setGo({ by })), []);

  useEffect(() => {
    const click = (event: MouseEvent) => {
      if (!anythingUnsaved() || event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || link.target === "_blank" || link.hasAttribute("download")) return;
      const to = new URL(link.href, location.href);
      const within = to.pathname === location.pathname && to.search === location.search;
      if (within || to.origin !== location.origin) return;
      event.preventDefault();
      event.stopPropagation();
      askToLeave(() => router.push(to.pathname + to.search + to.hash));
    };
    const unload = (event: BeforeUnloadEvent) => {
      if (anythingUnsaved()) event.preventDefault();
    };
    const history = (window as { navigation?: NavigationLike }).navigation;
    const traverse = (event: Event) => {
      const { navigationType, destination, cancelable } = event as Traversal;
      if (navigationType !== "traverse" || !cancelable || !anythingUnsaved()) return;
      event.preventDefault();
      askToLeave(() => history?.traverseTo(destination.key));
    };
    document.addEventListener("click", click, { capture: true });
    window.addEventListener("beforeunload", unload);
    history?.addEventListener("navigate", traverse);
    return () => {
      document.removeEventListener("click", click, { capture: true });
      window.removeEventListener("beforeunload", unload);
      history?.removeEventListener("navigate", traverse);
    };
  }, [router]);

  return (
    <Dialog
      open={go !== null}
      onOpen={(open) => open || setGo(null)}
      title="Leave without saving?"
      says="What you typed on this page is not saved yet. If you leave now it is lost."
    >
      <div className="flex justify-end gap-2">
        <Button weight="primary" onClick={() => setGo(null)}>
          Stay and go on
        </Button>
        <Button
          weight="danger"
          onClick={() => {
            giveUpUnsaved();
            setGo(null);
            go?.by();
          }}
        >
          Leave
        </Button>
      </div>
    </Dialog>
  );
}
