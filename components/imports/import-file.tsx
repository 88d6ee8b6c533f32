"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Choice, Field, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useSending } from "#components/ui/sending.tsx";
import { Tick } from "#components/ui/tick.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { importFormats } from "#lib/imports/core/proposal.ts";
import { resourceNames } from "#lib/imports/core/resources.ts";
import type { ImportAnswer } from "#lib/imports/import-answer.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { ImportProblem } from "./import-problem.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportRows } from "./import-rows.tsx";
import { type FileAsked, sendFile } from "./send-file.ts";

const formatWords: Readonly<Record<(typeof importFormats)[number], string>> = {
  csv: "CSV",
  json: "JSON of our resources",
  a2a: "A2A agent card",
  mcp: "MCP server or tools",
  backstage: "Backstage catalogue",
  codeowners: "CODEOWNERS",
};

const nothingAsked = {
  format: "",
  resource: "",
  system: "",
  complete: false,
  confirmLeft: false,
  leaveOutErrors: false,
} as const;

/** One file: choose it, see row by row what it would change, then import it. */
export function ImportFile() {
  const { busy, problem, send, forget } = useSending();
  const [file, setFile] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  // Who was quicker than the page's script has chosen a file already.
  useEffect(() => setFile(chooser.current?.files?.[0] ?? null), []);
  const [asked, setAsked] = useState<Omit<FileAsked, "dryRun">>(nothingAsked);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [writing, setWriting] = useState(false);
  const ask = (more: Partial<typeof asked>, { keep = false } = {}) => {
    setAsked({ ...asked, ...more });
    forget();
    if (!keep) setAnswer(null);
  };
  const run = async (dryRun: boolean) => {
    if (!file) return;
    setWriting(!dryRun);
    await send(async () => {
      const outcome = await sendFile(file, { ...asked, dryRun });
      if (outcome.ok) setAnswer(outcome.answer);
      return outcome;
    });
    setWriting(false);
  };
  const shown = answer?.dryRun ? answer : null;
  const writes = shown ? shown.counts.created + shown.counts.changed + shown.counts.left : 0;
  const nothingToDo = shown !== null && writes === 0 && shown.counts.error === 0;
  // A file that was chosen and not imported is lost by leaving; an import that runs goes on, and stands in the list.
  useUnsaved(file !== null && !writing && answer?.dryRun !== false && !nothingToDo);
  const held =
    shown !== null &&
    ((shown.counts.error > 0 && !asked.leaveOutErrors) || (shown.counts.left > 0 && !asked.confirmLeft));
  return (
    <div className="grid grid-cols-1 gap-4">
      <form
        className="grid max-w-3xl grid-cols-1 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void run(true);
        }}
      >
        <Field label="File" hint="At most 50 MiB. Nothing is written before you have seen what it would change.">
          {(wiring) => (
            <input
              {...wiring}
              ref={chooser}
              type="file"
              disabled={busy}
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setAnswer(null);
                setAsked(nothingAsked);
                forget();
              }}
              className="w-full text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-3 file:text-sm file:font-medium file:text-ink"
            />
          )}
        </Field>
        <details className="text-sm">
          <summary className="text-accent">The file does not say what it is</summary>
          <div className="mt-2 grid gap-3 sm:grid-cols-3">
            <Choice
              label="Format"
              none="Told by the file"
              value={asked.format}
              onValue={(format) => ask({ format })}
              options={importFormats.map((value) => ({ value, label: formatWords[value] }))}
            />
            <Choice
              label="Rows are"
              none="Told by name and columns"
              value={asked.resource}
              onValue={(resource) => ask({ resource })}
              options={resourceNames.map((value) => ({ value, label: value.replaceAll("-", " ") }))}
            />
            <TextField
              label="Tools of the system"
              value={asked.system}
              onValue={(system) => ask({ system })}
              maxLength={100}
              optional
            />
          </div>
        </details>
        <Tick
          label="This file holds everybody"
          hint="For a file of people: whoever is not in it is shown, and marked as left only when you confirm it."
          checked={asked.complete}
          onChecked={(complete) => ask({ complete, confirmLeft: false })}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" weight={shown ? "plain" : "primary"} disabled={busy || !file}>
            Show what would change
          </Button>
          <ImportProgress fileName={file?.name ?? ""} busy={busy} />
        </div>
      </form>
      <ImportProblem problem={problem} />
      {answer && !answer.dryRun ? (
        <Notice tone="good" title={`${answer.fileName} is imported`}>
          <p>
            {answer.counts.created} created, {answer.counts.changed} changed, {answer.counts.unchanged} as they were.{" "}
            <a className="link" href={`/imports/${answer.id}`}>
              Look at each row
            </a>
          </p>
        </Notice>
      ) : null}
      {shown ? (
        <section aria-labelledby="what-would-change" className="grid grid-cols-1 gap-3">
          <h2 id="what-would-change" className="text-lg font-semibold">
            What would change
          </h2>
          {shown.counts.error > 0 ? (
            <Tick
              label={`Leave out the ${shown.counts.error === 1 ? "row" : `${inFigures(shown.counts.error)} rows`} with errors`}
              hint="Otherwise nothing of the file is imported until they are put right."
              checked={asked.leaveOutErrors}
              onChecked={(leaveOutErrors) => ask({ leaveOutErrors }, { keep: true })}
            />
          ) : null}
          {shown.counts.left > 0 ? (
            <Tick
              label={`Yes, ${shown.counts.left === 1 ? "this person has" : `these ${inFigures(shown.counts.left)} people have`} left`}
              hint="They stop answering at once; whatever they held alone becomes a gap."
              checked={asked.confirmLeft}
              onChecked={(confirmLeft) => ask({ confirmLeft }, { keep: true })}
            />
          ) : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button weight="primary" disabled={busy || writes === 0 || held} onClick={() => void run(false)}>
              {writes === 0 ? "Nothing to import" : `Import ${counted(writes, "row", "rows")}`}
            </Button>
            {writes === 0 ? <span className="text-sm text-soft">The registry holds all of it already.</span> : null}
          </div>
          <ImportRows
            key={shown.id}
            rows={shown.rows ?? []}
            counts={shown.counts}
            dryRun
            truncated={shown.truncated ?? false}
          />
        </section>
      ) : null}
    </div>
  );
}
