import { Draft } from "../draft.ts";
import { type Place, type Proposal, type StatedValue, UnreadableFile } from "../proposal.ts";
import {
  type ColumnType,
  foldColumn,
  otherNames,
  type Resource,
  type ResourceName,
  resourceNames,
  resources,
} from "../resources.ts";
import { slugOf } from "../slug.ts";
import type { Cell } from "./cell.ts";
import { readCell } from "./cell.ts";

/** One row of a table, whether it was a CSV line or a JSON object: the column's folded name, and the cell. */
export interface Row {
  place: Place;
  cells: ReadonlyMap<string, Cell>;
}

/** Which columns the folded names of a resource stand for. */
function columnsOf(resource: Resource): Map<string, { name: string; type: ColumnType } | "computed"> {
  const known = new Map<string, { name: string; type: ColumnType } | "computed">();
  for (const name of resource.computed) known.set(foldColumn(name), "computed");
  for (const [name, type] of Object.entries(resource.columns)) known.set(foldColumn(name), { name, type });
  for (const [other, name] of Object.entries(otherNames[resource.name] ?? {})) {
    const type = resource.columns[name];
    if (type) known.set(other, { name, type });
  }
  return known;
}

/**
 * The resource that a header fits: all its required columns are there and it knows the most of them. Null when none
 * has its required columns, or when two fit equally well.
 */
export function resourceOfColumns(names: readonly string[]): ResourceName | null {
  const folded = new Set(names.map(foldColumn));
  const fits = resourceNames
    .map((name) => {
      const known = columnsOf(resources[name]);
      const has = (column: string): boolean =>
        [...folded].some((one) => {
          const match = known.get(one);
          return match !== undefined && match !== "computed" && match.name === column;
        });
      const complete = resources[name].required.every((set) => set.some(has));
      return { name, complete, count: [...folded].filter((one) => known.has(one)).length };
    })
    .filter(({ complete }) => complete)
    .sort((one, other) => other.count - one.count);
  const [best, second] = fits;
  if (!best || (second && second.count === best.count)) return null;
  return best.name;
}

/** Checks the header: unknown or repeated columns make the file unusable, as their content would be lost in silence. */
export function refuseUnknownColumns(resource: Resource, header: readonly string[], line: number): void {
  const known = columnsOf(resource);
  const seen = new Map<string, string>();
  for (const column of header) {
    const match = known.get(foldColumn(column));
    const shown = column.slice(0, 60);
    if (!match)
      throw new UnreadableFile(
        shown === ""
          ? "A column has no name."
          : `There is no column '${shown}' in ${resource.name}. Known are: ${Object.keys(resource.columns).join(", ")}.`,
        { line, field: shown },
      );
    const meaning = match === "computed" ? foldColumn(column) : match.name;
    const earlier = seen.get(meaning);
    if (earlier !== undefined) throw new UnreadableFile(`The column '${shown}' stands twice.`, { line, field: shown });
    seen.set(meaning, column);
  }
}

/** Reads the rows of one resource. A row of the same identity as an earlier one is an error: which of them counts? */
export function readRows(resource: Resource, rows: readonly Row[]): Proposal[] {
  const known = columnsOf(resource);
  const seen = new Map<string, Place>();
  return rows.map((row) => {
    const draft = new Draft(resource.kind, row.place);
    for (const [folded, cell] of row.cells) {
      const match = known.get(folded);
      if (match === "computed") continue;
      if (!match)
        draft.refuse(
          cell.column.slice(0, 60),
          `There is no field '${cell.column.slice(0, 60)}' in ${resource.name}.`,
          cell.place,
        );
      else readCell(draft, match.name, match.type, cell);
    }
    const broken = new Set(draft.errors.map(({ field }) => field));
    for (const set of resource.required) {
      if (set.some((name) => draft.fields[name] !== undefined || broken.has(name))) continue;
      draft.refuse(set[0] ?? null, `${set.map((name) => `'${name}'`).join(" or ")} must be stated.`);
    }
    const { key, label } = identify(resource, draft);
    const earlier = key === "" ? undefined : seen.get(key);
    if (earlier) {
      const where = earlier.line === null ? (earlier.path ?? "above") : `on line ${earlier.line}`;
      draft.refuse(keyField(resource, draft), `'${label}' stands in this file already, ${where}.`);
    } else if (key !== "") seen.set(key, row.place);
    return draft.finish(key, label);
  });
}

const textField = (draft: Draft, name: string): string => {
  const value: StatedValue | undefined = draft.fields[name];
  return typeof value === "string" ? value : "";
};

function keyField(resource: Resource, draft: Draft): string {
  if (resource.kind === "person") return "email";
  if (resource.kind === "control" || resource.kind === "agentControl") return "control";
  if (resource.kind === "assignment") return "role";
  return draft.fields.slug === undefined ? "name" : "slug";
}

/** The natural key of a row and how to name it. A slug that is not stated is made from the name. */
function identify(resource: Resource, draft: Draft): { key: string; label: string } {
  const of = (name: string): string => textField(draft, name);
  switch (resource.kind) {
    case "person":
      return { key: of("email"), label: of("name") || of("email") || "Unnamed person" };
    case "control":
      return { key: of("control"), label: of("control") };
    case "agentControl":
      return { key: of("control") && `${of("agent")}/${of("control")}`, label: `${of("control")} on ${of("agent")}` };
    case "assignment": {
      const holder = of("person") || of("team");
      const key = holder && `${of("agent")}/${of("capability")}/${of("role")}/${holder}/${of("startsAt")}`;
      return { key, label: `${holder} as ${of("role").replaceAll("_", " ")} of ${of("capability") || of("agent")}` };
    }
    default: {
      if (draft.fields.slug === undefined && of("name") !== "") draft.state("slug", slugOf(of("name")));
      const slug = of("slug");
      const within = resource.kind === "capability" ? `${of("agent")}/` : "";
      return { key: slug && `${within}${slug}`, label: of("name") || slug || "Unnamed row" };
    }
  }
}
