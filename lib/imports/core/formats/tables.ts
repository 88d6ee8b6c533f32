import { inFigures } from "#lib/platform/core/in-figures.ts";
import { limits } from "../limits.ts";
import { type Cursor, firstMember, has, items, member, members, placeOf } from "../node.ts";
import { type Proposal, UnreadableFile } from "../proposal.ts";
import { readCsv } from "../read-csv.ts";
import { foldColumn, type ResourceName, resourceNames, resources } from "../resources.ts";
import type { Cell } from "./cell.ts";
import { cellsOf } from "./cell.ts";
import { type Row, readRows, refuseUnknownColumns, resourceOfColumns } from "./rows.ts";

/** The resource that a file name speaks of: `people.csv`, `2026-04 data-sources.json`; null when none. */
export function resourceOfFileName(fileName: string): ResourceName | null {
  const base = fileName.slice(Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1).toLowerCase();
  const words = base.replace(/[\s_.]/g, "-");
  const found = resourceNames.filter((name) => `-${words}-`.includes(`-${name}-`));
  // 'agent-controls' holds the word 'controls' as well: the longest name is meant.
  return found.sort((one, other) => other.length - one.length)[0] ?? null;
}

/** Rows of a CSV file. The resource is the one named, else that of the file name, else the one that the header fits. */
export function readCsvRows(text: string, named: ResourceName | null, fileName: string): Proposal[] {
  const table = readCsv(text);
  const resource = resources[chooseResource(named, fileName, table.header)];
  refuseUnknownColumns(resource, table.header, 1);
  if (table.rows.length === 0) throw new UnreadableFile("The file has a header and no rows.");
  const rows = table.rows.map(({ line, cells }): Row => {
    const byColumn = new Map<string, Cell>();
    table.header.forEach((column, index) => {
      byColumn.set(foldColumn(column), { column, place: { line, path: column }, value: cells[index] ?? "" });
    });
    return { place: { line, path: null }, cells: byColumn };
  });
  return readRows(resource, rows);
}

function chooseResource(named: ResourceName | null, fileName: string, columns: readonly string[]): ResourceName {
  const chosen = named ?? resourceOfFileName(fileName) ?? resourceOfColumns(columns);
  if (chosen === null)
    throw new UnreadableFile(`What are these rows? Name the resource, one of: ${resourceNames.join(", ")}.`);
  return chosen;
}

/** Whether a JSON document can be rows of resources: a list of objects, our API's list answer, or lists under resource names. */
export const isResourceDocument = (root: Cursor): boolean =>
  root.node.type === "array" ||
  member(root, "data")?.node.type === "array" ||
  resourceNames.some((name) => firstMember(root, name, camel(name))?.node.type === "array");

/**
 * Rows of a JSON file: a list of objects, the `data` of an API answer, or an object with a list per resource
 * (`{ "people": […], "agents": […] }`), which are read in the order in which they build on each other.
 */
export function readJsonRows(root: Cursor, named: ResourceName | null, fileName: string): Proposal[] {
  const several = root.node.type === "object" && !has(root, "data");
  if (!several) {
    const list = root.node.type === "array" ? root : member(root, "data");
    return list ? readList(list, named, fileName) : [];
  }
  for (const [name, cursor] of members(root))
    if (!resourceNames.some((resource) => resource === name || camel(resource) === name))
      throw new UnreadableFile(
        `There is no resource '${name.slice(0, 60)}'. Known are: ${resourceNames.join(", ")}.`,
        placeOf(cursor),
      );
  return resourceNames.flatMap((name) => {
    const list = firstMember(root, name, camel(name));
    if (list && list.node.type !== "array") throw new UnreadableFile("A list is expected here.", placeOf(list));
    return list ? readList(list, name, fileName) : [];
  });
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function readList(list: Cursor, named: ResourceName | null, fileName: string): Proposal[] {
  const entries = items(list);
  if (entries.length > limits.rows)
    throw new UnreadableFile(`The file has more than ${inFigures(limits.rows)} rows. Split it.`);
  const [first] = entries;
  if (!first) throw new UnreadableFile("The list is empty.", placeOf(list));
  const columns = members(first).map(([name]) => name);
  const resource = resources[named ?? chooseResource(null, fileName, columns)];
  const nested = new Set(
    Object.keys(resource.columns).flatMap((name) => (name.includes(".") ? [name.split(".", 1)[0] ?? ""] : [])),
  );
  const rows = entries.map((entry): Row => {
    if (entry.node.type !== "object") throw new UnreadableFile("An object is expected here.", placeOf(entry));
    const cells = new Map<string, Cell>();
    for (const cell of cellsOf(entry, nested)) {
      const folded = foldColumn(cell.column);
      if (cells.has(folded))
        throw new UnreadableFile(`'${cell.column.slice(0, 60)}' is stated twice.`, {
          ...cell.place,
          field: cell.column.slice(0, 60),
        });
      cells.set(folded, cell);
    }
    return { place: placeOf(entry), cells };
  });
  return readRows(resource, rows);
}
