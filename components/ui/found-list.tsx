"use client";

import { Combobox } from "@base-ui/react/combobox";
import type { Pick } from "./pick.ts";

/** What a search finds, beneath the field that is typed in. */
export function FoundList({ found, state }: { found: readonly Pick[]; state: "still" | "searching" | "failed" }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={4} className="z-60 outline-none">
        <Combobox.Popup className="max-h-72 w-(--anchor-width) min-w-56 overflow-y-auto rounded-md border border-line-strong bg-raised py-1 text-sm shadow-lg">
          <Combobox.Status className="px-3 py-1 text-xs text-soft empty:hidden">
            {state === "searching" ? "Searching …" : null}
            {state === "failed" ? "The search did not work. Type again to retry." : null}
            {state === "still" && found.length === 0 ? "Nothing matches." : null}
          </Combobox.Status>
          <Combobox.List>
            {(pick: Pick) => (
              <Combobox.Item
                key={pick.reference}
                value={pick}
                className="cursor-pointer px-3 py-1.5 data-highlighted:bg-accent-tint"
              >
                <span className="block">{pick.name}</span>
                {pick.beside ? <span className="block text-xs text-soft">{pick.beside}</span> : null}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
