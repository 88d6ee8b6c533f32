import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runningOn } from "../scripts/launcher/data-directory.ts";
import type { KnownProcess } from "../scripts/launcher/processes.ts";
import { projectNode, root } from "../scripts/prepare.mjs";

/** An Answerable that a test started, on a data directory and a port of its own. */
export class Launched {
  readonly process: ChildProcess;
  readonly address: string;
  readonly dataDirectory: string;
  /** Everything that it printed so far. */
  said = "";
  /** Settles with its exit code when it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;

  private constructor(command: string, port: number, dataDirectory: string, settings: Record<string, string>) {
    this.address = `http://localhost:${port}`;
    this.dataDirectory = dataDirectory;
    this.process = spawn(
      projectNode(),
      ["--disable-warning=ExperimentalWarning", "--disable-warning=DEP0169", "scripts/launch.ts", command],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, TZ: "UTC", PORT: String(port), DATA_DIR: dataDirectory, LOG_LEVEL: "warn", ...settings },
      },
    );
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.said += text;
      });
    }
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
  }

  /** Starts it, and waits for nothing. */
  static begin(command: string, port: number, dataDirectory: string): Launched {
    return new Launched(command, port, dataDirectory, {});
  }

  /** Starts it, and waits until it serves or has ended. */
  static async start(
    command: string,
    port: number,
    dataDirectory: string,
    settings: Record<string, string> = {},
  ): Promise<Launched> {
    const launched = new Launched(command, port, dataDirectory, settings);
    await Promise.race([launched.says("Ctrl-C stops everything."), launched.ended]);
    return launched;
  }

  /** Waits until it has printed these words. */
  says(words: string): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.said.includes(words)) return;
        this.process.stdout?.off("data", look);
        this.process.stderr?.off("data", look);
        resolve();
      };
      this.process.stdout?.on("data", look);
      this.process.stderr?.on("data", look);
      look();
    });
  }

  /** The processes that it is made of. */
  get parts(): Record<"launcher" | "database" | "web", KnownProcess> {
    const running = runningOn(this.dataDirectory);
    if (!running?.database || !running.web) throw new Error(`It is not running:\n${this.said}`);
    return { launcher: running.launcher, database: running.database.process, web: running.web };
  }

  async stop(): Promise<number | null> {
    this.process.kill("SIGTERM");
    return this.ended;
  }
}

/** A data directory that nothing else uses, and its removal. */
export function temporaryDataDirectory(): { path: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "answerable-e2e-"));
  chmodSync(folder, 0o755);
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
