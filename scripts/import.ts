// Imports files from the terminal: npm run import -- [options] FILE…
import { statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import "#lib/boot.ts";
import { type ImportOptions, importFiles } from "#lib/imports/import-files.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { runWithDatabase } from "./launcher/with-database.ts";
import { giveUp, Obstacle, say } from "./steps.mjs";

const usage = `Usage: npm run import -- [options] FILE-OR-FOLDER…
  --dry-run            show what would change, and change nothing
  --format FORMAT      csv, json, a2a, mcp, backstage or codeowners, where the file does not say so itself
  --resource NAME      what the rows of a CSV or JSON file are: people, systems, agents, …
  --system NAME        the system whose tools a list of tools holds
  --complete           the file holds everybody: who is missing in it has left
  --confirm-left       and they are to be marked as left
  --leave-out-errors   import the rows that are right, and leave out the others`;

const options = {
  "dry-run": { type: "boolean", default: false },
  format: { type: "string" },
  resource: { type: "string" },
  system: { type: "string" },
  complete: { type: "boolean", default: false },
  "confirm-left": { type: "boolean", default: false },
  "leave-out-errors": { type: "boolean", default: false },
} as const;

function asked() {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) throw new Error("No file is named.");
    // npm runs scripts in the clone's folder; a path is meant from where the person stands.
    const files = positionals.map((file) => path.resolve(process.env.INIT_CWD ?? ".", file));
    const absent = files.find((file) => !statSync(file, { throwIfNoEntry: false }));
    if (absent) throw new Error(`${absent} is not there.`);
    return { values, files };
  } catch (failure) {
    return giveUp(new Obstacle(`${(failure as Error).message}\n${usage}`));
  }
}

const { values, files } = asked();
await runWithDatabase("import", async () => {
  const failed = await importFiles(
    systemContext("npm run import"),
    files,
    {
      format: values.format ?? null,
      resource: values.resource ?? null,
      system: values.system ?? null,
      dryRun: values["dry-run"],
      complete: values.complete,
      confirmLeft: values["confirm-left"],
      leaveOutErrors: values["leave-out-errors"],
      // What is no format or resource is told by the import itself, with the words that it knows.
    } as ImportOptions,
    say,
  );
  if (failed > 0) throw new Obstacle(failed === 1 ? "One file has errors." : `${failed} files have errors.`);
});
