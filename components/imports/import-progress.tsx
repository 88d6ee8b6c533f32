"use client";

import { useEffect, useState } from "react";
import { api } from "#components/api-client.ts";
import type { listImports } from "#lib/imports/list-imports.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

/** Milliseconds between two looks. */
const LOOK_EVERY = 1_000;

/** How far the running import is, for whoever waits for it. */
export function ImportProgress({ fileName, busy }: { fileName: string; busy: boolean }) {
  const [progress, setProgress] = useState<{ rowsDone: number; rowsTotal: number } | null>(null);
  useEffect(() => {
    if (!busy) return;
    setProgress(null);
    const timer = setInterval(async () => {
      const outcome = await api.get<typeof listImports>("/imports?status=running&limit=20");
      const own = outcome.ok ? outcome.answer.data.find((one) => one.fileName === fileName) : undefined;
      if (own) setProgress({ rowsDone: own.rowsDone, rowsTotal: own.rowsTotal });
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [busy, fileName]);
  return (
    <div role="status" className="text-sm text-soft">
      {busy && progress ? (
        <span className="inline-flex items-center gap-2">
          <progress
            value={progress.rowsDone}
            max={Math.max(1, progress.rowsTotal)}
            aria-label="Rows done"
            className="accent-accent"
          />
          {inFigures(progress.rowsDone)} of {inFigures(progress.rowsTotal)} rows
        </span>
      ) : null}
      {busy && !progress ? "Reading the file…" : null}
    </div>
  );
}
