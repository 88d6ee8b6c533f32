"use client";

import { X } from "lucide-react";
import type { Pick, Source } from "#components/ui/pick.ts";
import { Picker } from "#components/ui/picker.tsx";

/** A field that holds several picks, each of which takes itself away. */
export function Several({
  label,
  hint,
  error,
  source,
  value,
  onValue,
}: {
  label: string;
  hint?: string;
  error?: string | undefined;
  source: Source;
  value: readonly Pick[];
  onValue: (value: readonly Pick[]) => void;
}) {
  return (
    <div>
      <Picker
        label={label}
        {...(hint ? { hint } : {})}
        error={error}
        source={source}
        value={null}
        onValue={(pick) => {
          if (pick && !value.some(({ reference }) => reference === pick.reference)) onValue([...value, pick]);
        }}
        optional
      />
      {value.length > 0 ? (
        <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={label}>
          {value.map((pick) => (
            <li key={pick.reference}>
              <button
                type="button"
                className="inline-flex h-6 items-center gap-1 rounded-md bg-accent-tint px-2 text-xs text-accent-strong forced-edge"
                onClick={() => onValue(value.filter((other) => other !== pick))}
              >
                {pick.name}
                <X size={12} aria-hidden="true" />
                <span className="sr-only">(remove)</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
