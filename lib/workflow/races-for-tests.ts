import { type ChildProcess, fork } from "node:child_process";
import pg from "pg";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Contender, Order, Result } from "./contend-for-tests.ts";

/** The lock at which all contenders meet. */
const BARRIER = 7_349_112;

/**
 * Two processes, each with connections of its own, that are let go at the same moment: the barrier is a lock of the
 * database, which opens once every contender waits at it.
 */
export class Racers {
  #made = 0;

  readonly processes: readonly ChildProcess[];
  readonly gate: pg.Client;

  private constructor(processes: readonly ChildProcess[], gate: pg.Client) {
    this.processes = processes;
    this.gate = gate;
  }

  /** @param program the file that each of the two runs; what it may be told is what it contends with. */
  static async start(program: string): Promise<Racers> {
    const gate = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await gate.connect();
    const processes = [0, 1].map(() => fork(program, { execArgv: ["--disable-warning=ExperimentalWarning"] }));
    return new Racers(processes, gate);
  }

  /** Lets the contenders go at once, the first in one process, the second in the other, and so on by turns. */
  async race(contenders: readonly Contender[], now: Instant): Promise<Result[]> {
    await this.gate.query("SELECT pg_advisory_lock($1)", [BARRIER]);
    const results = contenders.map((contender, index) => {
      const racer = this.processes[index % this.processes.length] as ChildProcess;
      const order: Order = { ...contender, number: ++this.#made, barrier: BARRIER, now };
      return new Promise<Result>((resolve, reject) => {
        const heard = (result: Result) => {
          if (result.number !== order.number) return;
          racer.off("message", heard).off("exit", died);
          resolve(result);
        };
        const died = (code: number | null) => reject(new Error(`A racer ended with ${code}.`));
        racer.on("message", heard).once("exit", died);
        racer.send(order);
      });
    });
    const all = Promise.all(results);
    await Promise.race([this.#allWait(contenders.length), all]);
    await this.gate.query("SELECT pg_advisory_unlock($1)", [BARRIER]);
    return all;
  }

  async #allWait(count: number): Promise<void> {
    for (;;) {
      const { rows } = await this.gate.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [BARRIER],
      );
      if ((rows[0]?.n ?? 0) >= count) return;
    }
  }

  async stop(): Promise<void> {
    for (const racer of this.processes) racer.kill();
    await this.gate.end();
  }
}
