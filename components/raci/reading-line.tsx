"use client";

import { Button } from "#components/ui/button.tsx";
import type { Pointed } from "./board-grid.tsx";
import { isIncomplete, sentenceOf, subjectOf, titleOf } from "./board-rows.ts";
import { cellInWords } from "./letter-look.ts";
import { LetterSources } from "./letter-sources.tsx";
import { rowIn, useAgentMatrix } from "./use-agent-matrix.ts";

/**
 * What the pointer or the focus is at, in words, as a sheet program shows a cell's content above its sheet: always in
 * the same place and of the same height, so that nothing moves while one reads across the board.
 */
export function ReadingLine({
  pointed,
  revision,
  onOpen,
}: {
  pointed: Pointed | null;
  revision: number;
  onOpen: () => void;
}) {
  const row = pointed?.line.kind === "duty" ? pointed.line.row : null;
  const { matrix } = useAgentMatrix(row?.agent.slug ?? null, revision);
  const asked = row && { duty: row.duty.id, capability: row.capability?.slug ?? null, control: row.control };
  const party = pointed?.party ?? null;
  const cell = party === null ? undefined : row?.cells.get(party.id);
  const sources = party !== null && matrix && asked ? rowIn(matrix, asked)?.sources[party.id] : undefined;
  return (
    <div
      id="matrix-reading"
      className="not-printed mb-2 flex h-24 items-start justify-between gap-3 overflow-y-auto border-l-3 border-accent bg-tint px-3 py-2 text-sm"
    >
      <div className="min-w-0">
        {row ? (
          <>
            <p className="font-semibold">
              {party === null
                ? titleOf(row)
                : cell
                  ? cellInWords(party.name, cell.letter, cell.flags)
                  : `${party.name} carries no letter here`}
            </p>
            <p className="text-xs text-soft">
              {party === null ? sentenceOf(row) : `${titleOf(row)} · ${subjectOf(row)} · ${row.agent.name}`}
            </p>
            {sources && matrix ? <LetterSources sources={sources} assignments={matrix.assignments} /> : null}
            {cell && !sources ? <p className="text-xs text-soft">Looking up where this comes from …</p> : null}
            {party === null ? (
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs">
                {row.performedBy ? (
                  <a href={`/controls/${row.performedBy}`} className="link">
                    Performed by {row.performedBy}
                  </a>
                ) : null}
                {row.playbook ? (
                  <a href={row.playbook} rel="noreferrer" target="_blank" className="link">
                    Playbook for when it fails
                  </a>
                ) : null}
                {isIncomplete(row) ? <span className="text-soft">◌ {missingOf(row)}</span> : null}
              </p>
            ) : null}
          </>
        ) : (
          <p className="text-soft">
            Point at a letter, or move with the arrow keys: where it comes from stands here. Enter changes it.
          </p>
        )}
      </div>
      {row ? (
        <Button weight="quiet" className="shrink-0" onClick={onOpen}>
          Change
          <span className="sr-only"> who answers: {titleOf(row)}</span>
        </Button>
      ) : null}
    </div>
  );
}

const missingOf = ({ performedBy, playbook }: { performedBy: string | null; playbook: string | null }): string =>
  [
    performedBy === null ? "No control performs it here." : "",
    playbook === null ? "No playbook says what to do when it fails." : "",
  ]
    .filter(Boolean)
    .join(" ");
