"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { type Choosable, chosenColumns, columnsInAddress } from "./chosen-columns.ts";
import { useAddress } from "./use-address.ts";

/** Ticks and moves columns; what is chosen goes into the address. */
export function ChooserOfColumns({ columns, onDone }: { columns: readonly Choosable[]; onDone: () => void }) {
  const { search, go } = useAddress();
  const [first, ...rest] = columns;
  const [chosen, setChosen] = useState(() => chosenColumns(columns, search.get("columns")).slice(1));
  const labels = new Map(columns.map(({ id, label }) => [id, label]));
  const off = rest.filter(({ id }) => !chosen.includes(id)).map(({ id }) => id);
  const move = (at: number, by: number) => {
    const next = [...chosen];
    const [taken] = next.splice(at, 1);
    if (taken !== undefined) next.splice(at + by, 0, taken);
    setChosen(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go({ columns: columnsInAddress(columns, [first?.id ?? "", ...chosen]) }, { keepPage: true });
        onDone();
      }}
    >
      <ul className="border-t border-line">
        {[...chosen, ...off].map((id, at) => {
          const label = labels.get(id) ?? id;
          const on = at < chosen.length;
          return (
            <li key={id} className="flex h-9 items-center justify-between border-b border-line text-sm">
              <label className="inline-flex grow items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={on}
                  onChange={() => setChosen(on ? chosen.filter((one) => one !== id) : [...chosen, id])}
                />
                {label}
              </label>
              {on ? (
                <span className="inline-flex">
                  <button
                    type="button"
                    className="grid size-8 place-items-center text-soft hover:text-ink disabled:opacity-40"
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  >
                    <ArrowUp size={14} aria-hidden="true" />
                    <span className="sr-only">Move {label} forward</span>
                  </button>
                  <button
                    type="button"
                    className="grid size-8 place-items-center text-soft hover:text-ink disabled:opacity-40"
                    disabled={at === chosen.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <ArrowDown size={14} aria-hidden="true" />
                    <span className="sr-only">Move {label} back</span>
                  </button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={() => setChosen(chosenColumns(columns, null).slice(1))}>As at first</Button>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" weight="primary">
          Show these columns
        </Button>
      </div>
    </form>
  );
}
