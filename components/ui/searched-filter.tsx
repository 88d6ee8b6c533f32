"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useEffect, useState } from "react";
import { FoundList } from "./found-list.tsx";
import type { Pick, Source } from "./pick.ts";
import { peopleSource, systemsSource, unitsSource } from "./picker.tsx";
import { useFound } from "./use-found.ts";

const sources: Record<"people" | "systems" | "units", Source> = {
  people: { ...peopleSource, path: peopleSource.path.replace("status=active&", "") },
  systems: systemsSource,
  units: unitsSource,
};

/** A filter with more choices than a menu holds: one types, and picks from what is found. The choice becomes a chip. */
export function SearchedFilter({
  label,
  among,
  onPick,
}: {
  label: string;
  among: keyof typeof sources;
  onPick: (reference: string) => void;
}) {
  // Its parts carry inline styles, which the content security policy refuses in the server's HTML: browser only.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const { found, state, search } = useFound(sources[among]);
  const look =
    "h-8 w-32 rounded-md border border-line bg-raised px-2 text-sm text-ink placeholder:text-ink hover:border-line-strong";
  if (!mounted) return <input disabled aria-label={label} placeholder={label} className={look} />;
  return (
    <Combobox.Root
      items={found}
      filter={null}
      value={null}
      onValueChange={(next) => next && onPick((next as Pick).reference)}
      itemToStringLabel={(pick: Pick) => pick.name}
      onOpenChange={(open, { reason }) => open && reason !== "input-change" && search("")}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") search(text);
      }}
    >
      <Combobox.Input aria-label={label} placeholder={label} className={look} autoComplete="off" />
      <FoundList found={found} state={state} />
    </Combobox.Root>
  );
}
