"use client";

import { inShort } from "./form-merge.ts";
import { Notice } from "./notice.tsx";

/** A field that two people changed at the same time, under the name that people know it by. */
export interface ShownClash {
  name: string;
  label: string;
  theirs: unknown;
  mine: unknown;
}

/** Somebody was faster: both edits side by side, field by field. Nothing of either is lost. */
export function Overtaken({
  what = "this",
  clashes,
  keepsMine,
  choose,
}: {
  /** 'this agent' */
  what?: string;
  clashes: readonly ShownClash[];
  keepsMine: (name: string) => boolean;
  choose: (name: string, mine: boolean) => void;
}) {
  return (
    <div role="alert" className="mb-2">
      <Notice tone="attention" title={`Somebody changed ${what} while you typed`}>
        <p>
          {clashes.length === 0
            ? "They changed other fields than you. Nothing of either is lost: save to keep both."
            : "What only one of you changed is kept. Choose where both changed the same field:"}
        </p>
        {clashes.map(({ name, label, theirs, mine }) => (
          <fieldset key={name} className="mt-2 border-t border-line pt-2">
            <legend className="float-left mr-3 font-semibold">{label}</legend>
            <div className="clear-both grid gap-1">
              {(
                [
                  ["Theirs", false, theirs],
                  ["Yours", true, mine],
                ] as const
              ).map(([whose, isMine, value]) => (
                <label key={whose} className="flex items-baseline gap-2">
                  <input
                    type="radio"
                    name={`keep-${name}`}
                    className="accent-accent"
                    checked={keepsMine(name) === isMine}
                    onChange={() => choose(name, isMine)}
                  />
                  <span className="min-w-0 break-words">
                    <span className="text-soft">{whose}: </span>
                    {inShort(value)}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </Notice>
    </div>
  );
}
