"use client";

import { Button } from "#components/ui/button.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";

/** Deputies in the order in which they are asked; one can be added, taken out, and asked earlier. */
export function DeputyList({
  deputies,
  onDeputies,
  error,
}: {
  deputies: readonly Pick[];
  onDeputies: (deputies: readonly Pick[]) => void;
  error: string | undefined;
}) {
  return (
    <>
      <Picker
        label="Add a deputy"
        hint="Deputies are asked in this order."
        source={peopleSource}
        value={null}
        error={error}
        onValue={(pick) => {
          if (pick && !deputies.some(({ reference }) => reference === pick.reference)) onDeputies([...deputies, pick]);
        }}
        optional
      />
      <ol className="grid gap-1 text-sm" aria-label="Deputies in order">
        {deputies.map((deputy, index) => (
          <li key={deputy.reference} className="flex items-center gap-2 border-b border-line">
            <span className="text-soft">{index + 1}.</span>
            <span className="grow">{deputy.name}</span>
            {index > 0 ? (
              <Button
                weight="quiet"
                className="h-7"
                onClick={() => onDeputies(deputies.toSpliced(index, 1).toSpliced(index - 1, 0, deputy))}
              >
                Earlier<span className="sr-only">: {deputy.name}</span>
              </Button>
            ) : null}
            <Button weight="quiet" className="h-7" onClick={() => onDeputies(deputies.toSpliced(index, 1))}>
              Remove<span className="sr-only"> {deputy.name}</span>
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
