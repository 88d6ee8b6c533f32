"use client";

import { memo } from "react";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { ChunkParty } from "#lib/raci/core/matrix-chunk.ts";
import type { BoardLine } from "./board-lines.ts";
import { type BoardRow, isIncomplete, sentenceOf, subjectOf, titleOf } from "./board-rows.ts";
import { cellInWords, letterLook, readFlags } from "./letter-look.ts";

export const LINE = 36;
export const COLUMN = 36;

/** Where the letters begin: behind the duty and who is accountable, which stay in sight. */
export interface Frame {
  duty: number;
  /** 0 where the screen is too narrow for it. */
  accountable: number;
}

interface Props {
  line: BoardLine;
  /** Its place among the lines. */
  at: number;
  top: number;
  frame: Frame;
  width: number;
  columns: readonly ChunkParty[];
  placeOf: ReadonlyMap<string, number>;
  /** The columns in sight. */
  from: number;
  to: number;
  /** The column that has the focus, where this line has it; 0 and 1 are the duty and who is accountable. */
  active: number | null;
  /** True where its group says which agent it is about. */
  underAgent: boolean;
}

/** One line of the board. Only cells in sight that carry a letter are there, and the one that has the focus. */
export const Line = memo(function Line(props: Props) {
  const { line, at, top, width, active } = props;
  const style = { transform: `translateY(${top}px)`, width, height: LINE };
  if (line.kind === "duty") return <DutyLine {...props} row={line.row} style={style} />;
  return (
    <div role="row" aria-rowindex={at + 2} className="board-line group" style={style}>
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={props.columns.length + 2}
        tabIndex={active === null ? -1 : 0}
        data-place={`${at}:0`}
        className="board-cell sticky left-0 flex h-full w-fit max-w-[90vw] items-end gap-2 bg-paper pr-4 pb-1 text-sm"
      >
        <span className="truncate font-semibold">{line.title}</span>
        {line.seats ? (
          // On a telephone the line has room for the name alone.
          <span className="max-sm:hidden">
            <SeatStrip seats={line.seats} />
          </span>
        ) : null}
        <span className="text-xs whitespace-nowrap text-soft">
          {counted(line.rows, "duty", "duties")}
          {line.problems > 0 ? (
            <span className="text-critical"> · {inFigures(line.problems)} not answered for</span>
          ) : null}
        </span>
        {line.href ? (
          <a href={line.href} tabIndex={-1} className="link text-xs" data-open>
            Open<span className="sr-only"> {line.title}</span>
          </a>
        ) : null}
      </div>
    </div>
  );
});

function DutyLine({
  at,
  frame,
  columns,
  placeOf,
  from,
  to,
  active,
  underAgent,
  row,
  style,
}: Props & { row: BoardRow; style: React.CSSProperties }) {
  const left = frame.duty + frame.accountable;
  const shown = [...row.cells.values()].flatMap((cell) => {
    const place = placeOf.get(cell.party.id) ?? -1;
    return place >= 0 && ((place >= from && place <= to) || place + 2 === active) ? [{ ...cell, place }] : [];
  });
  const empty = active !== null && active >= 2 && !shown.some(({ place }) => place + 2 === active);
  const about = row.capability || row.control ? subjectOf(row) : "the whole agent";
  const second = underAgent ? about : row.capability || row.control ? `${row.agent.name} · ${about}` : row.agent.name;
  return (
    <div role="row" aria-rowindex={at + 2} className="board-line group" style={style}>
      <div className="sticky left-0 z-2 flex h-full bg-paper group-hover:bg-hover" style={{ width: left }}>
        <div
          role="rowheader"
          aria-colindex={1}
          tabIndex={active === 0 ? 0 : -1}
          data-place={`${at}:0`}
          aria-label={sentenceOf(row)}
          className={`board-cell border-l-3 pl-2 ${row.problems.length > 0 ? "border-l-critical" : "border-l-transparent"}`}
          style={{ width: frame.duty }}
        >
          <span className="block truncate text-sm leading-4.5">
            {titleOf(row)}
            {isIncomplete(row) ? <span className="text-soft"> ◌</span> : null}
          </span>
          <span className="block truncate text-2xs leading-3.5 text-soft">{second}</span>
        </div>
        {frame.accountable > 0 ? (
          <div
            role="gridcell"
            aria-colindex={2}
            tabIndex={active === 1 ? 0 : -1}
            data-place={`${at}:1`}
            className="board-cell flex items-center gap-1.5 border-r border-line px-2 text-xs"
            style={{ width: frame.accountable }}
          >
            <Accountable row={row} />
          </div>
        ) : null}
      </div>
      {shown.map(({ place, party, letter, flags }) => {
        const { silent, override, clash } = readFlags(flags);
        return (
          <div
            key={party.id}
            role="gridcell"
            aria-colindex={place + 3}
            tabIndex={active === place + 2 ? 0 : -1}
            data-place={`${at}:${place + 2}`}
            aria-label={`${letter}${silent ? "?" : ""}: ${cellInWords(party.name, letter, flags)}`}
            className="board-cell absolute top-0 grid h-full place-items-center"
            style={{ left: left + place * COLUMN, width: COLUMN }}
          >
            <span
              className={`inline-grid h-6 min-w-6 place-items-center rounded-sm px-0.5 text-xs ${letterLook(letter, { silent, clash })} ${override ? "underline decoration-dotted underline-offset-2" : ""}`}
            >
              {letter}
              {silent ? "?" : ""}
            </span>
          </div>
        );
      })}
      {empty ? (
        <div
          role="gridcell"
          aria-colindex={active + 1}
          tabIndex={0}
          data-place={`${at}:${active}`}
          aria-label={`${columns[active - 2]?.name ?? "Nobody"}: no letter`}
          className="board-cell absolute top-0 h-full"
          style={{ left: left + (active - 2) * COLUMN, width: COLUMN }}
        />
      ) : null}
    </div>
  );
}

/** Who carries the A, or the empty seat: what the eye looks for first. */
function Accountable({ row }: { row: BoardRow }) {
  const { accountable, problems } = row;
  if (accountable === null)
    return (
      <>
        <span aria-hidden="true" className="empty-seat" />
        <span className="font-medium text-critical">Nobody</span>
      </>
    );
  const cell = row.cells.get(accountable.id);
  const { silent, clash } = readFlags(cell?.flags ?? 0);
  return (
    <>
      {silent ? <span aria-hidden="true" className="empty-seat" /> : null}
      <span
        className={`truncate ${silent ? "text-critical" : ""} ${accountable.status === "left" ? "line-through" : ""}`}
      >
        {accountable.name}
      </span>
      {silent ? <span className="sr-only">does not answer</span> : null}
      {clash ? <span className="text-high">clash</span> : null}
      {!silent && !clash && problems.length > 0 ? <span className="text-critical">no R</span> : null}
    </>
  );
}
