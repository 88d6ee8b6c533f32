"use client";

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

/**
 * Asks before a page is left that holds something typed and not saved: by a link (follow-links.tsx), the back button,
 * or closing the tab.
 */
export function LeaveGuard() {
  const [go, setGo] = useState<{ by: () => void } | null>(null);

  useEffect(() => whenLeaving((by) => setGo({ by })), []);

  useEffect(() => {
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
    window.addEventListener("beforeunload", unload);
    history?.addEventListener("navigate", traverse);
    return () => {
      window.removeEventListener("beforeunload", unload);
      history?.removeEventListener("navigate", traverse);
    };
  }, []);

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
