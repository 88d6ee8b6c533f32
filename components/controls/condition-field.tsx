"use client";

import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { inputLook } from "#components/ui/field.tsx";
import { conditionInWords } from "#lib/controls/core/condition.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { type ConditionDraft, type ConditionRow, conditionOf, kinds, rowOf } from "./condition-draft.ts";

const kindNames = Object.keys(kinds) as ConditionRow["kind"][];

/** When a control applies: rows that any or all must hold, and the sentence that they make. */
export function ConditionField({
  draft,
  onDraft,
  error,
}: {
  draft: ConditionDraft;
  onDraft: (draft: ConditionDraft) => void;
  error?: string | undefined;
}) {
  const { join, rows } = draft;
  const change = (at: number, row: ConditionRow) =>
    onDraft({ ...draft, rows: rows.map((other, index) => (index === at ? row : other)) });
  return (
    <fieldset>
      <legend className="text-sm font-medium">Applies when</legend>
      {rows.length > 1 ? (
        <select
          aria-label="How the conditions are joined"
          value={join}
          onChange={(event) => onDraft({ ...draft, join: event.target.value === "all_of" ? "all_of" : "any_of" })}
          className={`${inputLook} mt-1 h-9`}
        >
          <option value="any_of">any of these holds</option>
          <option value="all_of">all of these hold</option>
        </select>
      ) : null}
      <ul className="mt-1 grid gap-2">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own
          <li key={index} className="border-l-3 border-line pl-2">
            <div className="flex gap-1">
              <select
                aria-label={`Condition ${index + 1}`}
                value={row.kind}
                onChange={(event) => change(index, rowOf(event.target.value as ConditionRow["kind"]))}
                className={`${inputLook} h-9`}
              >
                {kindNames.map((kind) => (
                  <option key={kind} value={kind}>
                    {kinds[kind].says}
                  </option>
                ))}
              </select>
              {rows.length > 1 ? (
                <button
                  type="button"
                  aria-label={`Remove condition ${index + 1}`}
                  className="grid size-9 shrink-0 place-items-center text-soft hover:text-critical"
                  onClick={() => onDraft({ ...draft, rows: rows.filter((other) => other !== row) })}
                >
                  <X size={14} aria-hidden="true" />
                </button>
              ) : null}
            </div>
            <Values row={row} label={`Condition ${index + 1}`} onRow={(next) => change(index, next)} />
          </li>
        ))}
      </ul>
      <div className="mt-1.5 flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs text-soft" role="status">
          Reads: {conditionInWords(conditionOf(draft))}.
        </p>
        {rows.length < 20 ? (
          <Button weight="quiet" onClick={() => onDraft({ ...draft, rows: [...rows, rowOf("action_is")] })}>
            Add a condition
          </Button>
        ) : null}
      </div>
      {error ? <p className="text-xs text-critical">{error}</p> : null}
    </fieldset>
  );
}

function Values({ row, label, onRow }: { row: ConditionRow; label: string; onRow: (row: ConditionRow) => void }) {
  const { choose, from, says } = kinds[row.kind];
  if (choose === "nothing") return null;
  if (choose === "one")
    return (
      <select
        aria-label={`${label}: ${says}`}
        value={row.values[0]}
        onChange={(event) => onRow({ ...row, values: [event.target.value] })}
        className={`${inputLook} mt-1 h-9`}
      >
        {[...new Set([...from, ...row.values])].map((value) => (
          <option key={value} value={value}>
            {inWords(value)}
          </option>
        ))}
      </select>
    );
  return (
    <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
      {from.map((value) => (
        <label key={value} className="inline-flex items-center gap-1.5 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={row.values.includes(value)}
            onChange={(event) =>
              onRow({
                ...row,
                values: from.filter((other) => (other === value ? event.target.checked : row.values.includes(other))),
              })
            }
          />
          {inWords(value)}
        </label>
      ))}
    </div>
  );
}
