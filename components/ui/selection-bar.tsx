"use client";

import type { ReactNode } from "react";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { Button } from "./button.tsx";
import { MOST_CHOSEN, type Selection } from "./use-selection.ts";

/** What can be done with the rows that are chosen; says how many they are, and offers all that match. */
export function SelectionBar<Row>({
  selection,
  total,
  nouns: [one, many],
  children,
}: {
  selection: Selection<Row>;
  /** How many rows match, over all pages. */
  total: number;
  nouns: readonly [one: string, many: string];
  children: ReactNode;
}) {
  const count = selection.chosen.length;
  if (count === 0) return null;
  const offer = Math.min(total, MOST_CHOSEN);
  return (
    <section
      aria-label="Chosen rows"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-y border-accent bg-accent-tint px-2 py-1.5 text-sm"
    >
      <p role="status" className="font-medium">
        {counted(count, one, many)} chosen
      </p>
      {selection.page === "all" && count < offer ? (
        <Button weight="quiet" className="h-7" disabled={selection.fetching} onClick={selection.chooseAll}>
          {selection.fetching
            ? "Choosing …"
            : offer === total
              ? `Choose all ${inFigures(total)} that match`
              : `Choose the first ${inFigures(offer)} that match`}
        </Button>
      ) : null}
      {selection.failed ? <p className="text-critical">{selection.failed}</p> : null}
      <div className="flex flex-wrap items-center gap-1.5">{children}</div>
      <Button weight="quiet" className="ml-auto h-7" onClick={selection.clear}>
        Choose none
      </Button>
    </section>
  );
}
