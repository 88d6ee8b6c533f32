import { parse } from "csv-parse/sync";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { limits } from "./limits.ts";
import { UnreadableFile } from "./proposal.ts";
import { refuseTooManyLines } from "./read-bytes.ts";

export interface CsvTable {
  header: readonly string[];
  /** Cells as written, trimmed; `line` is where the row ends or begins in the file, from 1. */
  rows: readonly { line: number; cells: readonly string[] }[];
}

/**
 * Reads comma, semicolon or tab separated text with a header row and RFC 4180 quotes. Blank lines are left out.
 * Throws UnreadableFile for broken quotes, a row with more or fewer cells than the header, and too many rows or columns.
 */
export function readCsv(text: string): CsvTable {
  refuseTooManyLines(text);
  const records = parseRecords(text, delimiterOf(text));
  const [first, ...rest] = records;
  if (!first) throw new UnreadableFile("The file is empty.");
  const header = first.cells.map((cell) => cell.trim());
  if (header.length > limits.columns)
    throw new UnreadableFile(`The file has more than ${limits.columns} columns.`, { line: first.line });
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  for (const { cells, line } of rows)
    if (cells.length !== header.length)
      throw new UnreadableFile(`This row has ${cells.length} cells, the header has ${header.length}.`, { line });
  return { header, rows: rows.map(({ cells, line }) => ({ line, cells: cells.map((cell) => cell.trim()) })) };
}

interface CsvRecord {
  line: number;
  cells: string[];
}

function parseRecords(text: string, delimiter: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  try {
    // The parser counts the lines that it has finished: a row begins on the line after the row before it.
    let finished = 0;
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: limits.longText * 20,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        const blank = cells.length === 1 && cells[0] === "";
        if (!blank) {
          records.push({ line: finished + 1, cells });
          if (records.length > limits.rows + 1)
            throw new UnreadableFile(`The file has more than ${inFigures(limits.rows)} rows. Split it.`);
        }
        finished = lines;
        return null;
      },
    });
  } catch (problem) {
    if (problem instanceof UnreadableFile) throw problem;
    const line = problem !== null && typeof problem === "object" && "lines" in problem ? Number(problem.lines) : null;
    const why = problem instanceof Error ? problem.message.split("\n", 1)[0] : "unknown";
    throw new UnreadableFile(`The file is not valid CSV: ${why}`, { line });
  }
  return records;
}

/** The header decides: whichever of the three separators stands in it most often, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  let quoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n") break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
