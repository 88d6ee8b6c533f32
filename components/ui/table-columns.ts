import {
  type ColumnDef,
  createColumnHelper,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

// Rows come sorted and paged by the server; the table only shows the order and asks for another.
export const features = tableFeatures({ rowSortingFeature });
export type Features = typeof features;

export const columnsFor = <Row extends RowData>() => createColumnHelper<Features, Row>();

// biome-ignore lint/suspicious/noExplicitAny: each column has a value type of its own, which the table does not read
export type Columns<Row extends RowData> = ColumnDef<Features, Row, any>[];

/** What a column says about how it is drawn. */
interface ColumnLook {
  figure?: boolean;
  wide?: boolean;
  /** May take a second line where the window has no room for it in one; below a wide window the table scrolls instead. */
  wraps?: boolean;
  /** One line as long as the other columns leave room for, and cut off there. */
  rest?: boolean;
  /** Shown only when somebody chooses it. */
  hidden?: boolean;
  /** What the cell says in a file, where that is not its value. */
  text?: (row: never) => string;
}
export const lookOf = (meta: unknown): ColumnLook => (meta ?? {}) as ColumnLook;

/** The id by which a column is named in the address: its own, else the field that it shows. */
export const idOf = (column: { id?: string; accessorKey?: unknown }): string => column.id ?? String(column.accessorKey);
