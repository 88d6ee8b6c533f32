"use client";

import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import type { AgentDraft } from "./agent-draft.ts";

/** Every business unit that uses the agent, its own included, each with who answers for that use. */
export function UnitsField({
  value,
  onValue,
  error,
}: {
  value: AgentDraft["units"];
  onValue: (value: AgentDraft["units"]) => void;
  error: (path: string) => string | undefined;
}) {
  const change = (index: number, entry: AgentDraft["units"][number]) =>
    onValue(value.map((old, place) => (place === index ? entry : old)));
  return (
    <div>
      <p className="text-sm font-medium">
        Business units that use it <span className="ml-1 font-normal text-soft">optional</span>
      </p>
      <p className="text-xs text-soft">Only where several share it; its own included.</p>
      {value.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until one is typed
        <div key={index} className="mt-2 grid grid-cols-[1fr_1fr_auto] items-end gap-2">
          <TextField
            label="Unit"
            value={entry.unit}
            onValue={(unit) => change(index, { ...entry, unit })}
            error={error(`sharedByUnits.${index}.unit`)}
          />
          <Picker
            label="Owner for the unit"
            source={peopleSource}
            value={entry.owner}
            onValue={(owner) => change(index, { ...entry, owner })}
            error={error(`sharedByUnits.${index}.owner`)}
          />
          <button
            type="button"
            className="grid h-9 w-8 place-items-center text-soft hover:text-critical"
            aria-label={`Remove ${entry.unit || "this unit"}`}
            onClick={() => onValue(value.filter((_, place) => place !== index))}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      ))}
      {error("sharedByUnits") ? <p className="mt-1 text-xs text-critical">{error("sharedByUnits")}</p> : null}
      <Button weight="quiet" className="mt-1 -ml-2 h-7" onClick={() => onValue([...value, { unit: "", owner: null }])}>
        Add a unit
      </Button>
    </div>
  );
}
