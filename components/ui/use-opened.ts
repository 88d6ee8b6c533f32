"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";

/** Whether a dialog is open; an address that ends in `?open=name`, where it has one, opens it, so that it can be linked to. */
export function useOpened(name: string | undefined): [open: boolean, setOpen: (open: boolean) => void] {
  const search = useSearchParams();
  const asked = search.get("open") === name;
  const [open, setOpen] = useState(asked);
  // An address that is reached while the page is there opens it too.
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    if (asked) setOpen(true);
  }
  return [
    open,
    (next) => {
      setOpen(next);
      if (next || !asked) return;
      const rest = new URLSearchParams(search);
      rest.delete("open");
      window.history.replaceState(null, "", rest.size > 0 ? `?${rest}` : location.pathname);
    },
  ];
}
