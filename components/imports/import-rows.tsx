"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import type { FieldChange, RowOutcome, RowResult } from "#lib/imports/core/plan.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { kindWords, outcomeOrder, outcomeWords } from "./outcome-words.ts";
import { rowKey } from "./row-key.ts";

/** Rows that are drawn before somebody asks for more. */
const AT_FIRST = 100;

/** The result of an import row by row; its counts choose which rows are shown. */
export function ImportRows({
  rows,
  counts,
  dryRun,
  truncated,
}: {
  rows: readonly RowResult[];
  counts: Readonly<Record<RowOutcome, number>>;
  dryRun: boolean;
  truncated: boolean;
}) {
  const [chosen, setChosen] = useState<RowOutcome | null>(null);
  const [most, setMost] = useState(AT_FIRST);
  const matching = chosen === null ? rows : rows.filter(({ outcome }) => outcome === chosen);
  const shown = matching.slice(0, most);
  return (
    <div>
      <fieldset className="flex flex-wrap gap-2 border-0 p-0">
        <legend className="sr-only">Show rows</legend>
        {outcomeOrder
          .filter((outcome) => counts[outcome] > 0)
          .map((outcome) => (
            <button
              key={outcome}
              type="button"
              aria-pressed={chosen === outcome}
              onClick={() => setChosen(chosen === outcome ? null : outcome)}
              className={`h-8 rounded-md border px-3 text-sm ${
                chosen === outcome ? "border-accent bg-accent-tint font-medium" : "border-line-strong hover:bg-hover"
              } ${outcome === "error" ? "text-critical" : ""}`}
            >
              {inFigures(counts[outcome])} {outcomeWords[outcome][dryRun ? "would" : "did"]}
            </button>
          ))}
      </fieldset>
      <Scrolling label="Rows of the file" className="mt-3">
        <table className="ledger">
          <caption className="sr-only">Rows of the file</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="figure">
                Line
              </th>
              <th scope="col">Kind</th>
              <th scope="col">Outcome</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={rowKey(row, index)} className="align-top">
                <td className="max-w-72 min-w-40 py-2 break-words whitespace-normal">
                  <span className="font-medium">{row.name}</span>
                  {row.key !== "" && row.key !== row.name ? (
                    <span className="block font-mono text-xs break-all text-soft">{row.key}</span>
                  ) : null}
                </td>
                <td className="figure py-2">{row.line ?? ""}</td>
                <td className="py-2 whitespace-nowrap">{kindWords[row.kind]}</td>
                <td className={`py-2 whitespace-nowrap ${row.outcome === "error" ? "text-critical" : ""}`}>
                  {outcomeWords[row.outcome][dryRun ? "would" : "did"]}
                </td>
                <td className="min-w-80 py-2 text-sm whitespace-normal">
                  <Told row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {matching.length > shown.length ? (
        <p className="mt-3 flex items-center gap-3 text-sm text-soft">
          {inFigures(shown.length)} of {inFigures(matching.length)} rows
          <Button onClick={() => setMost(most * 4)}>Show more</Button>
        </p>
      ) : null}
      {truncated ? (
        <p className="mt-2 text-sm text-soft">Only the first 10,000 rows are kept; the counts hold them all.</p>
      ) : null}
    </div>
  );
}

/** Errors first, then why, what changes, what is suggested, and what to know. */
function Told({ row }: { row: RowResult }) {
  const { errors, because, changes, hints, warnings, outcome } = row;
  const differs = outcome === "changed" || outcome === "left";
  return (
    <ul className="grid gap-0.5">
      {errors.map(({ field, message }) => (
        <li key={`${field} ${message}`} className="text-critical">
          {field ? <code className="font-mono text-xs">{field}: </code> : null}
          {message}
        </li>
      ))}
      {because ? <li>{because}</li> : null}
      {differs ? changes.map((change) => <Changed key={change.field} change={change} />) : null}
      {hints.map(({ field, value, because: why }) => (
        <li key={field} className="text-soft">
          Suggests {field} {String(value).replaceAll("_", " ")}. {why}
        </li>
      ))}
      {byMessage(warnings).map(([message, fields]) => (
        <li key={message} className="text-soft">
          {fields.length > 1 ? <code className="font-mono text-xs">{fields.join(", ")}: </code> : null}
          {message}
        </li>
      ))}
    </ul>
  );
}

/** Notes that say the same of several fields, once. */
function byMessage(remarks: RowResult["warnings"]): [string, string[]][] {
  const fields = new Map<string, string[]>();
  for (const { field, message } of remarks)
    fields.set(message, [...(fields.get(message) ?? []), ...(field ? [field] : [])]);
  return [...fields];
}

function Changed({ change: { field, from, to } }: { change: FieldChange }) {
  return (
    <li>
      <code className="font-mono text-xs">{field}</code>: <del className="text-soft">{shownValue(from)}</del>{" "}
      <span className="sr-only">becomes</span>
      <span aria-hidden="true">→</span> <ins className="no-underline">{shownValue(to)}</ins>
    </li>
  );
}

function shownValue(value: FieldChange["from"]): string {
  if (value === null) return "nothing";
  if (!Array.isArray(value)) return String(value);
  const entries = value.map((entry) => (typeof entry === "string" ? entry : Object.values(entry).join(", ")));
  return entries.join("; ") || "nothing";
}
