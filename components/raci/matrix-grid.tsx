"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Popover } from "@base-ui/react/popover";
import { useRouter } from "next/navigation";
import { Fragment, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CellReason } from "#lib/raci/core/matrix.ts";
import type { EditedRow } from "./edited-row.ts";
import { lettersInWords } from "./letter-look.ts";
import { LetterSources } from "./letter-sources.tsx";
import { RowEditor } from "./row-editor.tsx";
import type { HeldAssignment } from "./use-agent-matrix.ts";

export interface MatrixCell {
  party: string;
  letter: "A" | "R" | "A/R" | "C" | "I";
  answers: boolean;
  /** Each letter with where it comes from: the assignment, and since when. */
  sources: readonly CellReason[];
}

export interface MatrixRow {
  key: string;
  title: string;
  subject: string;
  /** Rows of one heading stand together: the agent, one capability, the controls. */
  heading: string;
  cells: readonly MatrixCell[];
  valid: boolean;
  problems: readonly string[];
  /** What the editor is asked about. */
  edited: EditedRow;
}

interface Explained {
  party: string;
  duty: string;
  cell: MatrixCell;
  team: boolean;
}

const mayChange = ({ edited: { may } }: MatrixRow): boolean => may.assign || may.override;

const explanation = Popover.createHandle<Explained>();

/**
 * The RACI matrix: duties down, people and teams across. A row without an accountable person who answers, or without
 * anybody responsible, has a coloured edge and says why. Each letter says on focus or hover where it comes from.
 */
export function MatrixGrid({
  parties,
  rows,
  assignments,
  past,
}: {
  parties: readonly { id: string; name: string; kind: "person" | "team" }[];
  rows: readonly MatrixRow[];
  assignments: readonly HeldAssignment[];
  /** What was is not changed. */
  past: boolean;
}) {
  const router = useRouter();
  const [edited, setEdited] = useState<EditedRow | null>(null);
  const [revision, setRevision] = useState(0);
  const held = new Map(assignments.map((assignment) => [assignment.id, assignment]));
  return (
    <CSPProvider disableStyleElements>
      <section
        className="relative max-h-[80dvh] overflow-auto print:max-h-none print:overflow-visible"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Duties by person"
      >
        <table className="ledger matrix">
          <caption className="sr-only">Duties and who carries which letter</caption>
          <thead>
            <tr>
              <th scope="col" className="!z-3 sticky top-0 min-w-64 align-bottom">
                Duty
              </th>
              {parties.map((party) => (
                <th key={party.id} scope="col" className="sticky top-0 z-2 !h-auto !px-1 align-bottom">
                  <span className="inline-block max-h-40 rotate-180 overflow-hidden py-1 text-ellipsis [writing-mode:vertical-rl]">
                    {party.name}
                    {party.kind === "team" ? <span className="font-normal"> (team)</span> : null}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={row.key}>
                {row.heading !== rows[index - 1]?.heading ? (
                  <tr>
                    <th scope="rowgroup" colSpan={parties.length + 1} className="!h-8 !text-ink !font-semibold">
                      {row.heading}
                    </th>
                  </tr>
                ) : null}
                <Row
                  row={row}
                  parties={parties}
                  onEdit={mayChange(row) && !past ? () => setEdited(row.edited) : null}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <Popover.Root handle={explanation}>
        {({ payload }) => <Explanation of={payload as Explained | undefined} assignments={held} />}
      </Popover.Root>
      <RowEditor
        row={edited}
        revision={revision}
        onClose={() => setEdited(null)}
        onChanged={() => {
          setRevision(revision + 1);
          router.refresh();
        }}
      />
    </CSPProvider>
  );
}

function Row({
  row,
  parties,
  onEdit,
}: {
  row: MatrixRow;
  parties: readonly { id: string; name: string; kind: "person" | "team" }[];
  onEdit: (() => void) | null;
}) {
  const cells = new Map(row.cells.map((cell) => [cell.party, cell]));
  return (
    <tr>
      <th
        scope="row"
        className={`!h-auto max-w-[60vw] !border-line border-l-3 !py-1.5 !pl-2.5 !text-sm !whitespace-normal !font-normal !text-ink sm:max-w-96 ${
          row.valid ? "!border-l-transparent" : "!border-l-critical"
        }`}
      >
        {onEdit ? (
          <Button weight="quiet" className="not-printed float-right ml-2 !h-6" onClick={onEdit}>
            Change
            <span className="sr-only">
              {" "}
              {row.edited.title}, {row.subject}
            </span>
          </Button>
        ) : null}
        {row.title}
        {row.problems.map((problem) => (
          <span key={problem} className="block text-xs text-critical">
            {problem}
          </span>
        ))}
      </th>
      {parties.map((party) => {
        const cell = cells.get(party.id);
        return (
          <td key={party.id} className="!h-9 !px-1 text-center">
            {cell ? (
              <Popover.Trigger
                handle={explanation}
                payload={{ party: party.name, duty: row.title, cell, team: party.kind === "team" }}
                openOnHover
                delay={120}
                className={`inline-grid h-6 min-w-6 cursor-default place-items-center rounded-sm px-1 text-sm ${lookOf(cell, party.kind === "team")}`}
              >
                <span>
                  {cell.letter}
                  {cell.answers || party.kind === "team" ? "" : "?"}
                  <span className="sr-only">
                    , {party.name}
                    {cell.answers || party.kind === "team" ? "" : ", does not answer"}
                  </span>
                </span>
              </Popover.Trigger>
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}

function lookOf(cell: MatrixCell, team: boolean): string {
  if (!cell.answers && !team) return "border border-dashed border-critical text-critical";
  if (cell.letter.startsWith("A")) return "bg-accent font-semibold text-on-accent";
  if (cell.letter === "R") return "bg-accent-tint font-medium text-accent-strong";
  return "text-soft";
}

function Explanation({
  of,
  assignments,
}: {
  of: Explained | undefined;
  assignments: ReadonlyMap<string, HeldAssignment>;
}) {
  return (
    <Popover.Portal>
      <Popover.Positioner sideOffset={6} className="z-50 outline-none">
        <Popover.Popup className="max-w-80 rounded-md border border-line-strong bg-raised px-3 py-2 text-sm shadow-lg outline-none">
          {of ? (
            <>
              <Popover.Title className="font-semibold">
                {of.party} is {lettersInWords[of.cell.letter]}
              </Popover.Title>
              <p className="mb-1 text-xs text-soft">{of.duty}</p>
              <LetterSources sources={of.cell.sources} assignments={assignments} />
              {of.cell.answers || of.team ? null : <p className="text-critical">Does not answer now.</p>}
            </>
          ) : null}
        </Popover.Popup>
      </Popover.Positioner>
    </Popover.Portal>
  );
}
