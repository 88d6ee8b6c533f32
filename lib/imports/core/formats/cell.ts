import { canonicalJson } from "#lib/evidence/core/entry.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { type Draft, looksLikeFormula, problemOfText } from "../draft.ts";
import { limits } from "../limits.ts";
import { type Cursor, items, member, members, placeOf, type SourceNode, textOf } from "../node.ts";
import { type Place, type StatedValue, UnreadableFile } from "../proposal.ts";
import { readJson } from "../read-json.ts";
import type { ColumnType } from "../resources.ts";
import { isSlug } from "../slug.ts";
import { isAddress } from "./codeowners.ts";

export interface Cell {
  /** As the source writes the column. */
  column: string;
  place: Place;
  /** Text of a CSV cell, or the node of a JSON member. */
  value: string | Cursor;
}

/** Reads one cell into a field of the draft, or adds the error that names it. An empty cell states nothing. */
export function readCell(draft: Draft, field: string, type: ColumnType, cell: Cell): void {
  const read = type.type === "list" || type.type === "pairs" ? readMany(type, cell) : readSingle(type, cell);
  if (read === null) return;
  if ("problem" in read) {
    draft.refuse(field, read.problem, cell.place);
    return;
  }
  const texts = Array.isArray(read.value) ? read.value : [read.value];
  if (texts.some((text) => typeof text === "string" && looksLikeFormula(text)))
    draft.warn("The text looks like a spreadsheet formula. It is kept as text.", { field, place: cell.place });
  draft.state(field, read.value);
}

function readSingle(type: Exclude<ColumnType, { type: "list" | "pairs" }>, cell: Cell): One | null {
  if (type.type === "json" && typeof cell.value !== "string" && cell.value.node.type === "object")
    return { value: canonicalJson(plainValue(cell.value.node)) };
  const raw = typeof cell.value === "string" ? cell.value : scalarText(cell.value);
  if (raw === null) return { problem: "One value is expected here, not a list or object." };
  const text = withoutExportMark(raw.trim());
  return text === "" ? null : readOne(type, text);
}

/** Our exports put an apostrophe before what looks like a formula; it belongs to the export and not to the text. */
const withoutExportMark = (text: string): string =>
  text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;

/** References in the API's answers are objects; the slug or address in them is the reference. */
function scalarText(cursor: Cursor): string | null {
  if (cursor.node.type === "scalar") return cursor.node.value === null ? "" : String(cursor.node.value);
  if (cursor.node.type !== "object") return null;
  for (const name of ["email", "slug", "reference", "id"]) {
    const text = textOf(member(cursor, name));
    if (text !== null) return text;
  }
  return null;
}

type One = { value: StatedValue } | { problem: string };

function readOne(type: Exclude<ColumnType, { type: "list" | "pairs" }>, text: string): One {
  switch (type.type) {
    case "longText":
      return checked(text, limits.longText, "several lines");
    case "text":
      return checked(text, limits.shortText, "one line");
    case "address":
      return checked(text, limits.address, "one line");
    case "reference": {
      // A reference is kept as written but for the case of an address or slug.
      const problem = problemOfText(text, limits.shortText, "one line");
      return problem ? { problem } : { value: text.toLowerCase() };
    }
    case "email":
      return isAddress(text) ? { value: text.toLowerCase() } : wrong(text, "an e-mail address");
    case "slug":
      return isSlug(text)
        ? { value: text }
        : wrong(text, "a slug: lower-case letters, digits and hyphens, at most 100");
    case "boolean":
      return readBoolean(text);
    case "integer": {
      const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      const fits = number >= type.least && number <= type.most;
      return fits ? { value: number } : wrong(text, `a whole number from ${type.least} to ${type.most}`);
    }
    case "choice": {
      const word = foldWord(text);
      return type.choices.includes(word) ? { value: word } : wrong(text, `one of: ${type.choices.join(", ")}`);
    }
    case "instant":
      return readInstant(text);
    case "json":
      return readObject(text);
  }
}

const wrong = (text: string, expected: string): One => ({ problem: `'${text.slice(0, 60)}' is not ${expected}.` });

function checked(text: string, most: number, lines: "one line" | "several lines"): One {
  const problem = problemOfText(text, most, lines);
  return problem ? { problem } : { value: text };
}

/** A word of the vocabulary however it is written: 'Acts freely', `acts-freely`, `acts_freely`. */
const foldWord = (text: string): string => text.toLowerCase().replace(/[\s-]/g, "_");

function readBoolean(text: string): One {
  const word = text.toLowerCase();
  if (["true", "yes", "y", "1"].includes(word)) return { value: true };
  if (["false", "no", "n", "0"].includes(word)) return { value: false };
  return wrong(text, "yes or no");
}

/** An object written as JSON in a cell; its text in one form, for the verb to parse. */
function readObject(text: string): One {
  const problem = problemOfText(text, limits.longText, "several lines");
  if (problem) return { problem };
  try {
    const node = readJson(text);
    if (node.type === "object") return { value: canonicalJson(plainValue(node)) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return wrong(text, 'an object such as {"kind":"always"}');
}

function plainValue(node: SourceNode): unknown {
  if (node.type === "scalar") return node.value;
  if (node.type === "array") return node.items.map(plainValue);
  return Object.fromEntries([...node.members].map(([name, value]) => [name, plainValue(value)]));
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** ISO 8601 with a time zone, or a date alone, which begins in UTC. Years 1970 to 2200. Returned in one form. */
function readInstant(text: string): One {
  const match = datePattern.exec(text);
  const instant = match ? Date.parse(text.replace(" ", "T")) : Number.NaN;
  const [, year, month, day] = match ?? [];
  const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = real.getUTCMonth() === Number(month) - 1 && real.getUTCDate() === Number(day);
  if (Number.isNaN(instant) || !exists)
    return wrong(text, "a date (2026-03-31) or a time with zone (2026-03-31T09:00:00Z)");
  if (Number(year) < 1970 || Number(year) > 2200)
    return { problem: `'${text.slice(0, 60)}' lies outside the years 1970 to 2200.` };
  return { value: iso(instant) };
}

function readMany(type: Extract<ColumnType, { type: "list" | "pairs" }>, cell: Cell): One | null {
  const entries = entriesOf(cell, type);
  if (entries === null) return { problem: "A list is expected here." };
  if (entries.length === 0) return null;
  if (entries.length > limits.listEntries) return { problem: `The list has more than ${limits.listEntries} entries.` };
  const pairs: Record<string, string>[] = [];
  const values = new Set<string>();
  for (const [first, second] of entries) {
    const one = type.type === "pairs" ? readOne({ type: "text" }, first) : readOne(entryType(type), first);
    if ("problem" in one) return one;
    if (values.has(String(one.value))) return { problem: `'${first.slice(0, 60)}' stands twice in the list.` };
    values.add(String(one.value));
    if (type.type !== "pairs") continue;
    const other = second === "" ? null : readOne({ type: "reference" }, second);
    if (other && "problem" in other) return other;
    pairs.push({ [type.first]: first, ...(other && { [type.second]: String(other.value) }) });
  }
  return { value: type.type === "pairs" ? pairs : [...values] };
}

const entryType = (type: Extract<ColumnType, { type: "list" }>): Exclude<ColumnType, { type: "list" | "pairs" }> =>
  type.of === "choice" ? { type: "choice", choices: type.choices ?? [] } : { type: type.of };

/** The entries of a list cell: separated by semicolons in CSV, an array in JSON. Pairs are `first=second`. */
function entriesOf(cell: Cell, type: Extract<ColumnType, { type: "list" | "pairs" }>): [string, string][] | null {
  const split = (entry: string): [string, string] => {
    const at = type.type === "pairs" ? entry.indexOf("=") : -1;
    return at < 0 ? [withoutExportMark(entry), ""] : [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
  };
  const textual = typeof cell.value === "string" ? cell.value : textOf(cell.value);
  if (textual !== null)
    return textual
      .split(";")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== "")
      .map(split);
  if (typeof cell.value === "string" || cell.value.node.type !== "array") {
    const nothing = typeof cell.value !== "string" && cell.value.node.type === "scalar";
    return nothing ? [] : null;
  }
  const entries: [string, string][] = [];
  for (const item of items(cell.value)) {
    if (type.type === "pairs" && item.node.type === "object") {
      if (members(item).some(([name]) => name !== type.first && name !== type.second)) return null;
      const first = textOf(member(item, type.first));
      const owner = member(item, type.second);
      if (first === null) return null;
      entries.push([first, owner ? (scalarText(owner) ?? "") : ""]);
      continue;
    }
    const text = scalarText(item);
    if (text === null || text.trim() === "") return null;
    entries.push([text.trim(), ""]);
  }
  return entries;
}

/** The cells of a JSON object, nested objects dotted where a resource has such columns. */
export function cellsOf(row: Cursor, nested: ReadonlySet<string>): Cell[] {
  return members(row).flatMap(([name, cursor]) => {
    if (cursor.node.type === "object" && nested.has(name))
      return members(cursor).map(([inner, value]) => ({ column: `${name}.${inner}`, place: placeOf(value), value }));
    const absent = nested.has(name) && cursor.node.type === "scalar" && cursor.node.value === null;
    return absent ? [] : [{ column: name, place: placeOf(cursor), value: cursor }];
  });
}
