"use client";

import { useEffect, useState } from "react";
import { api } from "#components/api-client.ts";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import type { ThingKind } from "#lib/workflow/hand-over/core/things.ts";
import type { previewHandOver } from "#lib/workflow/hand-over/preview-hand-over.ts";

export interface AskedMove {
  kind: ThingKind;
  id: string;
  to: string | null;
}

type Preview = Awaited<ReturnType<typeof previewHandOver>>;

/** Which gaps the chosen moves of roles would open and close, looked up a moment after the last change. */
export function GapPreview({ person, moves }: { person: string; moves: readonly AskedMove[] }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const roles = JSON.stringify(moves.filter(({ kind }) => kind === "assignment"));
  useEffect(() => {
    const asked = JSON.parse(roles) as AskedMove[];
    if (asked.length === 0) {
      setPreview(null);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const outcome = await api.post<typeof previewHandOver>(`/people/${person}/hand-over/preview`, { moves: asked });
      if (current) setPreview(outcome.ok ? outcome.answer : null);
    }, 400);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [person, roles]);
  if (preview === null) return null;
  const lines = preview.agents.flatMap(({ agent, opens, closes }) => [
    ...opens.map((gap) => ({ ...gap, what: "Opens", agent })),
    ...closes.map((gap) => ({ ...gap, what: "Closes", agent })),
  ]);
  return (
    <section aria-labelledby="preview" className="mt-6">
      <h2 id="preview" className="text-lg font-semibold">
        What it does to gaps
      </h2>
      <p role="status" className="text-sm text-soft">
        {lines.length === 0
          ? "No gap opens or closes, as long as each successor accepts in time."
          : `Opens ${preview.opens}, closes ${preview.closes}.`}
      </p>
      <ul className="mt-1">
        {lines.slice(0, 50).map((line) => (
          <li key={`${line.what} ${line.key}`} className="flex flex-wrap items-baseline gap-x-2 py-0.5 text-sm">
            <SeverityMark severity={line.severity} />
            <span className={line.what === "Opens" ? "font-medium text-critical" : "font-medium text-good"}>
              {line.what}
            </span>
            <span>{line.sentence}</span>
            {line.agent ? <span className="text-soft">{line.agent.name}</span> : null}
          </li>
        ))}
      </ul>
      {preview.refused.map(({ change, message }) => (
        <p key={change} className="text-sm text-critical">
          {message}
        </p>
      ))}
    </section>
  );
}
