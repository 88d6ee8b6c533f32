import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { resourceOfFileName } from "./core/formats/tables.ts";
import type { RowResult } from "./core/plan.ts";
import { resourceNames } from "./core/resources.ts";
import { runImport } from "./run-import.ts";
import { runningImports } from "./store-imports.ts";

/** What the terminal may say of an import; everything but the files. */
export type ImportOptions = Omit<Parameters<typeof runImport>[1], "bytes" | "fileName">;

/** Most remarks that are printed per file. */
const TOLD_REMARKS = 40;
/** Milliseconds between two lines of progress. */
const PROGRESS_INTERVAL = 3_000;

/**
 * Imports files one by one and prints what became of each: one file's errors do not keep the others from being imported.
 * Folders are gone through. @returns how many files could not be imported
 */
export async function importFiles(
  context: Context,
  paths: readonly string[],
  options: ImportOptions,
  print: (line: string) => void,
): Promise<number> {
  const files = paths.flatMap(filesOf);
  const totals = new Map<string, number>();
  let failed = 0;
  for (const file of files) {
    const progress = setInterval(() => void tellProgress(file, print), PROGRESS_INTERVAL);
    try {
      const answer = await runImport(context, { ...options, fileName: nameOf(file), bytes: readFileSync(file) });
      for (const row of answer.rows ?? [])
        if (row.outcome !== "error")
          totals.set(`${row.kind} ${row.outcome}`, (totals.get(`${row.kind} ${row.outcome}`) ?? 0) + 1);
      const summary = Object.entries(answer.counts).flatMap(([outcome, count]) =>
        count > 0 ? [`${count} ${outcome}`] : [],
      );
      print(`${file} (${answer.format}): ${summary.join(", ")}${answer.dryRun ? ". Nothing was written" : ""}.`);
      printRemarks(
        (answer.rows ?? []).flatMap((row) => remarksOf(row, answer.dryRun)),
        print,
      );
      if (answer.counts.error > 0) failed += 1;
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.kind === "unavailable") throw problem;
      failed += 1;
      print(`${file}: ${problem.message}`);
      printRemarks(
        problem.errors.map(({ path: where, message }) => `error: ${where === "" ? "" : `${where}: `}${message}`),
        print,
      );
    } finally {
      clearInterval(progress);
    }
  }
  if (files.length > 1) {
    print(`${files.length - failed} of ${files.length} files imported without errors.`);
    for (const [what, count] of [...totals].sort()) print(`    ${count} ${what}`);
  }
  return failed;
}

/** A file, or all files of a folder: first those that others build on, else in the order of their names. */
function filesOf(named: string): string[] {
  if (!statSync(named).isDirectory()) return [named];
  return readdirSync(named, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, rank: rankOf(file) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ file }) => file);
}

/** People and teams come before what names them, tables in the order of the resources, everything else last. */
function rankOf(file: string): number {
  if (/\.ya?ml$/i.test(file))
    return /^kind: *(?:User|Group) *$/m.test(readFileSync(file, "utf8")) ? -1 : resourceNames.length;
  const resource = /\.(?:csv|json)$/i.test(file) ? resourceOfFileName(file) : null;
  return resource === null ? resourceNames.length : resourceNames.indexOf(resource);
}

/** A file with its folder: the folder of a tool list says whose tools they are. */
const nameOf = (file: string): string =>
  path.join(path.basename(path.dirname(path.resolve(file))), path.basename(file)).slice(-255);

/** What a person should see of a row: errors, whom to ask, what is only guessed, and in a dry run what would change. */
function remarksOf(
  { line, kind, key, name, outcome, errors, warnings, changes, because }: RowResult,
  dryRun: boolean,
): string[] {
  const where = `${line === null ? "" : `line ${line}, `}${kind} ${key || name}`;
  const told = errors.map(({ field, message }) => `error: ${where}${field ? `, ${field}` : ""}: ${message}`);
  if (because !== null && (outcome === "skipped" || outcome === "proposed" || outcome === "left"))
    told.push(`${outcome}: ${where}: ${because}`);
  if (dryRun && outcome === "changed")
    for (const { field, from, to } of changes)
      told.push(`change: ${where}, ${field}: ${JSON.stringify(from)} becomes ${JSON.stringify(to)}`);
  const notes = new Map<string, string[]>();
  for (const { field, message } of warnings)
    notes.set(message, [...(notes.get(message) ?? []), ...(field ? [field] : [])]);
  for (const [message, fields] of notes)
    told.push(`note: ${where}${fields.length > 1 ? `, ${fields.join(", ")}` : ""}: ${message}`);
  return told;
}

function printRemarks(remarks: readonly string[], print: (line: string) => void): void {
  for (const remark of remarks.slice(0, TOLD_REMARKS)) print(`    ${remark}`);
  if (remarks.length > TOLD_REMARKS) print(`    and ${remarks.length - TOLD_REMARKS} more`);
}

async function tellProgress(file: string, print: (line: string) => void): Promise<void> {
  const running = await runningImports(present, nameOf(file)).catch(() => []);
  for (const { rowsDone, rowsTotal } of running) print(`${file}: ${rowsDone} of ${rowsTotal} rows`);
}
