"use client";

import { Button } from "#components/ui/button.tsx";
import type { EditedRow } from "./edited-row.ts";
import { OverrideLine } from "./override-line.tsx";
import { type AgentMatrix, overridesIn } from "./use-agent-matrix.ts";

/**
 * The departures from the template in one row: each with author and reason, to take back; and the way to another. No gap
 * hangs on them, because the A is changed only by changing the assignment (R21).
 */
export function OverrideEditor({
  row,
  matrix,
  onAdd,
  onChanged,
}: {
  row: EditedRow;
  matrix: AgentMatrix;
  onAdd: () => void;
  onChanged: () => void;
}) {
  const overrides = overridesIn(matrix, row);
  return (
    <section aria-label="Overrides" className="border-t border-line pt-3">
      <h3 className="text-sm font-semibold">Overrides</h3>
      {overrides.length === 0 ? (
        <p className="text-xs text-soft">None: every letter of this row follows from who holds which role.</p>
      ) : (
        <ul>
          {overrides.map((override) => (
            <OverrideLine
              key={override.id}
              agent={row.agent.slug}
              override={override}
              heldOff={matrix.raci.rows.some(({ heldOff }) => heldOff.includes(override.id))}
              mayOverride={row.may.override}
              onChanged={onChanged}
              stay
            />
          ))}
        </ul>
      )}
      {row.may.override ? (
        <Button weight="quiet" className="-ml-2 h-7" onClick={onAdd}>
          Add or remove a letter
        </Button>
      ) : null}
    </section>
  );
}
