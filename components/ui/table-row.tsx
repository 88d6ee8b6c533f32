"use client";

import type { Cell, RowData, Row as RowOfTable } from "@tanstack/react-table";
import { memo, type ReactNode } from "react";
import { type Columns, type Features, lookOf } from "./table-columns.ts";
import { TickBox } from "./tick-box.tsx";

interface Shown<Row extends RowData> {
  row: RowOfTable<Features, Row>;
  /** A row stays itself when the columns change; what it shows does not. */
  columns: Columns<Row>;
  /** What a screen reader calls the row, where it can be chosen. */
  name: string | null;
  chosen: boolean;
  onToggle: (row: Row) => void;
}

/** One row. It is drawn again only when something in it changed: a click on a header answers at once. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow;

/** How the text of a cell runs. */
const flowOf = ({ wide, wraps, rest }: ReturnType<typeof lookOf>): string => {
  if (wide) return "min-w-64 whitespace-normal xl:min-w-48";
  if (wraps) return "whitespace-nowrap xl:whitespace-normal xl:[&_.truncate]:whitespace-normal";
  return rest
    ? "min-w-64 whitespace-normal xl:w-full xl:max-w-0 xl:min-w-72 xl:whitespace-nowrap"
    : "whitespace-nowrap";
};

/** What the column draws. Columns hold no state, so that a cell is no component: a page has hundreds of them. */
function drawn<Row extends RowData>(cell: Cell<Features, Row, unknown>): ReactNode {
  const { cell: draw } = cell.column.columnDef;
  return typeof draw === "function" ? draw(cell.getContext()) : draw;
}

function DrawnRow<Row extends RowData>({ row, name, chosen, onToggle }: Shown<Row>) {
  return (
    <tr data-chosen={chosen ? "" : undefined}>
      {row.getAllCells().map((cell, at) => {
        const look = lookOf(cell.column.columnDef.meta);
        const wide = look.wide || look.rest;
        return (
          <td
            key={cell.id}
            className={`${look.figure ? "figure" : ""} ${flowOf(look)} ${at === 0 && look.wraps ? "xl:min-w-44" : ""}`}
          >
            {at === 0 && name !== null ? (
              <span className={`flex items-center gap-2.5 ${wide ? "" : "ledger-name"}`}>
                <TickBox
                  label={`Choose ${name}`}
                  state={chosen ? "all" : "none"}
                  onToggle={() => onToggle(row.original)}
                />
                {drawn(cell)}
              </span>
            ) : at === 0 && !wide ? (
              <span className="ledger-name inline-block">{drawn(cell)}</span>
            ) : (
              drawn(cell)
            )}
          </td>
        );
      })}
    </tr>
  );
}
