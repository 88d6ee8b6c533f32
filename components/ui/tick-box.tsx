"use client";

import { useEffect, useRef } from "react";

/** A box that is ticked, not ticked, or ticked for some. */
export function TickBox({
  label,
  state,
  onToggle,
}: {
  label: string;
  state: "all" | "some" | "none";
  onToggle: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === "some";
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={state === "all"}
      onChange={onToggle}
      className="size-4 shrink-0 accent-accent"
    />
  );
}
