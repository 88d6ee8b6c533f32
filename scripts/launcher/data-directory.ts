import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Obstacle, say } from "../steps.mjs";
import { end, type KnownProcess, known, runs } from "./processes.ts";

/** Who runs on a data directory, as `running.json` in it says. */
export type Running = Readonly<{
  launcher: KnownProcess;
  /** What it does: start, demo, dev, or the name of a script. */
  command: string;
  /** Where people reach it, if it serves. */
  address: string | null;
  database: Readonly<{ port: number; process: KnownProcess }> | null;
  web: KnownProcess | null;
  /** A folder that it laid down and will remove. */
  programs: string | null;
}>;

const fileOf = (directory: string) => path.join(directory, "running.json");

/** Who runs on the directory now; undefined when nobody does. */
export function runningOn(directory: string): Running | undefined {
  const left = leftOn(directory);
  return left && runs(left.launcher) ? left : undefined;
}

const leftOn = (directory: string) => readRunning(fileOf(directory));

/** A file that is missing or cut off says nothing. */
function readRunning(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Takes the data directory for this process, or refuses with who has it. What a crashed run left running is ended
 * first.
 */
export async function takeDataDirectory(directory: string, command: string): Promise<DataDirectory> {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (failure) {
    throw new Obstacle(
      `The data directory ${directory} cannot be made: ${(failure as Error).message}.`,
      "set DATA_DIR to a folder that you may write to.",
    );
  }
  const mine: Running = {
    launcher: known(process.pid),
    command,
    address: null,
    database: null,
    web: null,
    programs: null,
  };
  for (;;) {
    try {
      // Written whole before it gets its name: nobody ever reads half of it while its writer lives.
      const draft = `${fileOf(directory)}.${randomUUID()}`;
      writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
      try {
        linkSync(draft, fileOf(directory));
      } finally {
        rmSync(draft);
      }
      return new DataDirectory(directory, mine);
    } catch (failure) {
      const { code, message } = failure as NodeJS.ErrnoException;
      if (code !== "EEXIST") {
        throw new Obstacle(
          `The data directory ${directory} cannot be used: ${message}.`,
          "start Answerable as the user who owns it, or set another DATA_DIR.",
        );
      }
    }
    const other = runningOn(directory);
    if (other) throw inUse(directory, other);
    // Only one of several that see the stale file can move it away.
    const stale = `${fileOf(directory)}.${randomUUID()}`;
    try {
      renameSync(fileOf(directory), stale);
    } catch {
      continue;
    }
    const left = readRunning(stale);
    if (left && runs(left.launcher)) {
      renameSync(stale, fileOf(directory));
      continue;
    }
    rmSync(stale);
    if (left) await clearUp(left);
  }
}

/** The refusal of a second start, which names the first. */
export function inUse(directory: string, other: Running): Obstacle {
  const address = other.address ? `, and serves ${other.address}` : "";
  return new Obstacle(
    `The data directory ${directory} is in use: process ${other.launcher.id} (npm run ${other.command}) works on it${address}.`,
    `use that one; or stop it (Ctrl-C where it runs, or kill ${other.launcher.id}); or set another DATA_DIR and PORT.`,
  );
}

/** Ends what a run that crashed left behind: its web server, then its database. */
async function clearUp(left: Running): Promise<void> {
  if (left.web && runs(left.web)) {
    say("An earlier run did not end properly: stopping its web server.");
    await end(left.web, "SIGTERM");
  }
  if (left.database && runs(left.database.process)) {
    say("An earlier run did not end properly: stopping its database.");
    await end(left.database.process, "SIGINT");
  }
  if (left.programs?.includes("answerable-postgres-")) rmSync(left.programs, { recursive: true, force: true });
}

/** A data directory that this process holds until it gives it back. */
export class DataDirectory {
  readonly path: string;
  #running: Running;

  constructor(directory: string, running: Running) {
    this.path = directory;
    this.#running = running;
  }

  get running(): Running {
    return this.#running;
  }

  /** Adds to what others can read about this run. */
  note(more: Partial<Running>): void {
    this.#running = { ...this.#running, ...more };
    writeFileSync(`${fileOf(this.path)}.new`, JSON.stringify(this.#running), { mode: 0o600 });
    renameSync(`${fileOf(this.path)}.new`, fileOf(this.path));
  }

  giveBack(): void {
    rmSync(fileOf(this.path), { force: true });
  }
}

const startDirectory = ".data";
const demoDirectory = path.join(".data", "demo");

/** Where a command keeps its data when DATA_DIR does not say: the example organisation lives apart. */
export function defaultDataDirectory(command: string): string {
  return command === "demo" ? demoDirectory : startDirectory;
}

/**
 * The data directory that a tool (token, import, …) means when DATA_DIR does not say: the one that is being served,
 * else the only one that exists; it never guesses between two.
 */
export function meantDataDirectory(): string {
  const both = [startDirectory, demoDirectory];
  const served = both.filter((directory) => runningOn(directory));
  const present = both.filter((directory) => existsSync(path.join(directory, "postgres")));
  const candidates = served.length > 0 ? served : present;
  if (candidates.length > 1) {
    throw new Obstacle(
      `There are two registries here: ${startDirectory}, and the example organisation in ${demoDirectory}.`,
      `say which one is meant, as in: DATA_DIR=${startDirectory} npm run …`,
    );
  }
  return candidates[0] ?? startDirectory;
}
