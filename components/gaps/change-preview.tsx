"use client";

import { useEffect, useState } from "react";
import { api, type Problem } from "#components/api-client.ts";
import { SeverityMark } from "#components/risk/severity-mark.tsx";
import type { ChangePreview as Preview, PreviewedGap, previewChange } from "#lib/gaps/preview-change.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";

interface Details {
  accountable?: boolean;
  deputies?: string[];
  authority?: string | null;
}

/** A change as the preview takes it: people and agents by their reference. */
export type ProposedChange =
  | ({ change: "name"; agent: string; role: Role; capability: string | null; person?: string; team?: string } & Details)
  | ({ change: "replace"; assignment: string; person: string } & Details)
  | ({ change: "edit"; assignment: string } & Details)
  | { change: "end"; assignment: string };

type State = { asked: string; preview: Preview | null; problem: Problem | null };

/** Which gaps the changes would open and close, asked again whenever they differ. Saves nothing. */
export function useChangePreview(changes: readonly ProposedChange[]) {
  const asked = JSON.stringify(changes);
  const [state, setState] = useState<State>({ asked: "[]", preview: null, problem: null });
  useEffect(() => {
    if (asked === "[]") return;
    let wanted = true;
    const waiting = setTimeout(async () => {
      const outcome = await api.post<typeof previewChange>("/gaps/preview", { changes: JSON.parse(asked) });
      if (!wanted) return;
      setState(
        outcome.ok
          ? { asked, preview: outcome.answer, problem: null }
          : { asked, preview: null, problem: outcome.problem },
      );
    }, 150);
    return () => {
      wanted = false;
      clearTimeout(waiting);
    };
  }, [asked]);
  const current = asked !== "[]" && state.asked === asked;
  return {
    preview: current ? state.preview : null,
    problem: current ? state.problem : null,
    looking: asked !== "[]" && !current,
  };
}

/** What a change would open and close, in words, before it is saved. */
export function ChangePreview({ preview, problem, looking }: ReturnType<typeof useChangePreview>) {
  return (
    <div
      role="status"
      aria-label="What this would open and close"
      className="min-h-16 border-l-3 border-accent bg-tint px-3 py-2 text-sm"
    >
      {looking ? <p className="text-soft">Looking what this would open and close …</p> : null}
      {problem ? <p className="text-critical">{problem.message}</p> : null}
      {preview?.refused.map(({ change, message }) => (
        <p key={change} className="text-critical">
          This would be refused: {message}
        </p>
      ))}
      {preview ? <Found preview={preview} /> : null}
    </div>
  );
}

function Found({ preview: { agents, opens, closes, refused } }: { preview: Preview }) {
  const graded = agents.flatMap(({ changes }) => changes);
  if (opens + closes + graded.length === 0)
    return refused.length > 0 ? null : <p className="text-soft">Opens no gap and closes none.</p>;
  const draft = agents.every(({ agent }) => agent !== null && !agent.keepsGaps);
  return (
    <>
      <p className="font-semibold">
        {draft ? "On this draft it " : "It "}closes {inGaps(closes)} and opens {inGaps(opens)}.
      </p>
      <Gaps word="Closes" gaps={agents.flatMap((one) => one.closes)} />
      <Gaps word="Opens" gaps={agents.flatMap((one) => one.opens)} />
      <Gaps word="Changes the severity of" gaps={graded} />
    </>
  );
}

const inGaps = (gaps: number): string => (gaps === 0 ? "no gap" : gaps === 1 ? "one gap" : `${inFigures(gaps)} gaps`);

/** So many are spelled out; a change of hundreds is counted. */
const SPELLED_OUT = 8;

function Gaps({ word, gaps }: { word: string; gaps: readonly PreviewedGap[] }) {
  if (gaps.length === 0) return null;
  return (
    <>
      <p className="mt-1 text-xs font-medium text-soft">{word}</p>
      <ul>
        {gaps.slice(0, SPELLED_OUT).map((gap) => (
          <li key={gap.key} className="flex items-baseline gap-2">
            <SeverityMark severity={gap.severity} />
            <span>{gap.sentence}</span>
          </li>
        ))}
        {gaps.length > SPELLED_OUT ? <li className="text-soft">and {gaps.length - SPELLED_OUT} more</li> : null}
      </ul>
    </>
  );
}
