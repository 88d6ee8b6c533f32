"use client";

import { type RowData, type SortingState, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { Button } from "./button.tsx";
import { type Choosable, chosenColumns } from "./chosen-columns.ts";
import { ColumnChooser } from "./column-chooser.tsx";
import { csvOfRows, type TextColumn } from "./csv-of-rows.ts";
import { download } from "./download.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { type Columns, features, idOf, lookOf } from "./table-columns.ts";
import { TableRow } from "./table-row.tsx";
import { TickBox } from "./tick-box.tsx";
import { useAddress } from "./use-address.ts";
import { useSelection } from "./use-selection.ts";

/** What can be done with several rows at once. */
export interface Choosing<Row> {
  nouns: readonly [one: string, many: string];
  /** What a screen reader calls a row. */
  name: (row: Row) => string;
  /** How many match, over all pages. */
  total: number;
  /** The list of the API behind the table: '/gaps'. */
  apiPath: string;
  /** Buttons for the rows that are chosen, beside the file that every table offers. */
  actions?: (chosen: Row[], clear: () => void) => ReactNode;
}

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const choosableOf = <Row extends RowData>(columns: Columns<Row>): Choosable[] =>
  columns.map((column) => {
    const id = idOf(column as { id?: string; accessorKey?: unknown });
    return { id, label: String(column.header ?? id), hidden: lookOf(column.meta).hidden ?? false };
  });

const saysSentences = (meta: unknown): boolean => Boolean(lookOf(meta).wide || lookOf(meta).rest);

/** A value as a file says it. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "object" && "name" in value) return String(value.name);
  return typeof value === "object" ? "" : String(value);
};

/**
 * A ledger: 36 px rows, header and first column frozen, figures to the right. Order, page and columns stand in the
 * address. Rows can be chosen, over pages too, and what is done with them stands above the table.
 */
export function DataTable<Row extends RowData>({
  caption,
  columns,
  rows,
  rowId,
  sort,
  choosing,
}: {
  caption: string;
  columns: Columns<Row>;
  rows: Row[];
  rowId: (row: Row) => string;
  /** As in the API: '-riskTier,name'. */
  sort: string;
  choosing?: Choosing<Row>;
}) {
  const { search, go, pending } = useAddress();
  const selection = useSelection({ rows, rowId, apiPath: choosing?.apiPath ?? "" });
  const choosable = useMemo(() => choosableOf(columns), [columns]);
  const asked = search.get("columns");
  const shown = useMemo(() => {
    const byId = new Map(columns.map((column, at) => [choosable[at]?.id, column]));
    return chosenColumns(choosable, asked).flatMap((id) => byId.get(id) ?? []);
  }, [columns, choosable, asked]);
  const sorting = useMemo<SortingState>(
    () =>
      sort
        .split(",")
        .filter(Boolean)
        .map((part) => ({ id: part.replace(/^-/, ""), desc: part.startsWith("-") })),
    [sort],
  );
  const table = useTable({
    features,
    columns: shown,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (update) => {
      const next = typeof update === "function" ? update(sorting) : update;
      go({ sort: next.map(({ id, desc }) => (desc ? `-${id}` : id)).join(",") });
    },
  });
  const textColumns = (): TextColumn<Row>[] =>
    shown.map((column) => {
      const { id, label } = choosable[columns.indexOf(column)] as Choosable;
      const { text } = lookOf(column.meta) as { text?: (row: Row) => string };
      return { heading: label, text: text ?? ((row: Row) => textOf((row as Record<string, unknown>)[id])) };
    });
  const fileName = caption.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  const csv = () =>
    download(
      `${fileName}.csv`,
      new Blob([csvOfRows(textColumns(), selection.chosen)], { type: "text/csv;charset=utf-8" }),
    );
  const xlsx = async () => {
    // Few download a workbook; everybody else's page comes without what writes one.
    const { xlsxOfRows } = await import("./xlsx-of-rows.ts");
    download(`${fileName}.xlsx`, new Blob([xlsxOfRows(caption, textColumns(), selection.chosen)], { type: XLSX_TYPE }));
  };
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center justify-end gap-2 not-printed">
        {choosing && selection.chosen.length > 0 ? (
          <div className="grow">
            <SelectionBar selection={selection} total={choosing.total} nouns={choosing.nouns}>
              {choosing.actions?.(selection.chosen, selection.clear)}
              <Button className="h-7" onClick={csv}>
                Download as CSV
              </Button>
              <Button className="h-7" onClick={xlsx}>
                XLSX
              </Button>
            </SelectionBar>
          </div>
        ) : null}
        <ColumnChooser columns={choosable} />
      </div>
      {/* A line above the rows and not a veil over them: thousands of cells need not be painted anew to say it. */}
      <div className="relative z-10 h-0">{pending ? <div className="h-0.5 bg-accent forced-edge" /> : null}</div>
      <section
        className="ledger-frame"
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-busy={pending}
        data-sentences={saysSentences(columns[0]?.meta) ? "" : undefined}
      >
        <table className="ledger">
          <caption className="sr-only">{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header, at) => {
                  const { column } = header;
                  const sorted = sorting[0]?.id === column.id ? sorting[0] : undefined;
                  const { figure } = lookOf(column.columnDef.meta);
                  const heading = column.getCanSort() ? (
                    <button
                      type="button"
                      onClick={column.getToggleSortingHandler()}
                      className={`inline-flex items-center gap-1 hover:text-accent ${sorted ? "font-semibold text-ink" : ""}`}
                    >
                      <table.FlexRender header={header} />
                      <span aria-hidden="true" className={sorted ? "" : "opacity-35"}>
                        {sorted ? (sorted.desc ? "↓" : "↑") : "↕"}
                      </span>
                    </button>
                  ) : (
                    <table.FlexRender header={header} />
                  );
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      className={figure ? "figure" : undefined}
                      aria-sort={sorted ? (sorted.desc ? "descending" : "ascending") : undefined}
                    >
                      {at === 0 && choosing ? (
                        <span className="flex items-center gap-2.5">
                          <TickBox
                            label={`Choose every ${choosing.nouns[0]} on this page`}
                            state={selection.page}
                            onToggle={selection.togglePage}
                          />
                          {heading}
                        </span>
                      ) : (
                        heading
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <TableRow
                key={row.id}
                row={row}
                columns={shown}
                name={choosing ? choosing.name(row.original) : null}
                chosen={choosing !== undefined && selection.has(row.original)}
                onToggle={selection.toggle}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
