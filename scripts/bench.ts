// Measures what the registry must hold, each figure beside plain SQL on the same database: `npm run bench`, or with
// `-- --sizes 1000,10000 --assignments 100 --only judge-everything,leave --folder FOLDER --port 3170 --edits 10000 --keep`.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { generate } from "./bench/generate.ts";
import { startBenchServer } from "./bench/server.ts";
import { startAgain } from "./bench/start-again.ts";
import { exponent } from "./bench/statistics.ts";
import { ensureBrowser } from "./checks/browser.ts";
import { giveUp, say } from "./steps.mjs";

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "10000" },
    sizes: { type: "string" },
    assignments: { type: "string", default: "100" },
    only: { type: "string" },
    folder: { type: "string", default: path.join(os.tmpdir(), "answerable-bench") },
    keep: { type: "boolean", default: false },
    port: { type: "string", default: "3170" },
    edits: { type: "string", default: "10000" },
  },
});
const sizes = (values.sizes ?? values.agents).split(",").map(Number);
const assignmentsPerAgent = Number(values.assignments);
const wanted = values.only?.split(",");
// Each measure is a process of its own, but for starting, which is of no size.
const measures = [
  "judge-everything",
  "change-one-assignment",
  "leave",
  "write-with-evidence",
  "list-agents",
  "inbox",
  "create-campaign",
  "close-campaign",
  "browser",
  "matrix-scroll",
];

const inBrowser = ["browser", "matrix-scroll"];
if (wanted === undefined || wanted.some((name) => inBrowser.includes(name))) await ensureBrowser().catch(giveUp);

const server = await startBenchServer(path.resolve(values.folder));
const found: Record<string, { size: number; figures: Record<string, number> }[]> = {};
try {
  const ofASize = wanted === undefined || wanted.some((name) => measures.includes(name) || name === "first-judgement");
  for (const size of ofASize ? sizes : []) {
    const database = `bench_${size}_${assignmentsPerAgent}`;
    const url = server.url(database);
    if (await server.make(database)) {
      const client = new pg.Client({ connectionString: server.url(database, "postgres") });
      // When generating fails the server stops beneath it: what went wrong is told, not the end of the connection.
      client.on("error", () => {});
      await client.connect();
      await generate(client, {
        agents: size,
        capabilitiesPerAgent: 10,
        assignmentsPerAgent,
        at: new Date().toISOString(),
      });
      await client.end();
      say(`${size} agents, ${size * 10} capabilities, ${size * assignmentsPerAgent} assignments: generated.`);
      report("first-judgement", size, measure("first-judgement", url));
    }
    for (const name of measures)
      if (wanted === undefined || wanted.includes(name)) report(name, size, measure(name, url));
  }
  if (wanted === undefined || wanted.includes("start-again"))
    report("start-again", 0, await startAgain(path.resolve(values.folder), Number(values.port) + 2));
  if (wanted === undefined || wanted.includes("kill-workers")) {
    const database = `kill_workers_${Date.now()}`;
    await server.make(database);
    report("kill-workers", 0, measure("kill-workers", server.url(database)));
  }
  if (wanted === undefined || wanted.includes("random-edits")) {
    const { status } = spawnSync("vitest", ["run", "lib/gaps/random-edits.db.test.ts"], {
      stdio: "inherit",
      env: { ...process.env, RANDOM_EDITS: values.edits },
    });
    say(
      `random-edits: ${values.edits} edits, the incremental and the full judgement ${status === 0 ? "agree" : "DIFFER"}.`,
    );
    process.exitCode = status ?? 1;
  }
  if (wanted === undefined || wanted.includes("year")) {
    const { status } = spawnSync("vitest", ["run", "prisma/seed/year.db.test.ts"], {
      stdio: "inherit",
      env: { ...process.env, YEAR_DAYS: "365", YEAR_FIGURES: "1" },
    });
    say(`year: 365 days, the registry and the independent tally ${status === 0 ? "agree" : "DIFFER"}.`);
    if (status !== 0) process.exitCode = 1;
  }
  for (const [name, points] of Object.entries(found)) {
    if (points.length < 2) continue;
    for (const figure of ["judged", "p50"]) {
      const line = points.flatMap(({ size, figures }) =>
        figures[figure] === undefined ? [] : [{ size, value: figures[figure] }],
      );
      if (line.length > 1)
        process.stdout.write(`${name}: ${figure} grows with exponent ${exponent(line).toFixed(2)}\n`);
    }
  }
} finally {
  await server.stop();
  if (!values.keep) rmSync(path.resolve(values.folder), { recursive: true, force: true });
}

function measure(name: string, url: string): Record<string, number> {
  const run = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/bench/measure.ts", name], {
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: url,
      AUTH_SECRET: "a secret of the benchmark and of nothing else",
      PORT: values.port,
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (run.status !== 0) throw new Error(`${name} failed.`);
  return JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "{}") as Record<string, number>;
}

function report(name: string, size: number, figures: Record<string, number>): void {
  found[name] ??= [];
  found[name].push({ size, figures });
  const told = Object.entries(figures).map(([figure, value]) => `${figure} ${value.toFixed(value < 10 ? 3 : 0)}`);
  say(`${name} at ${size}: ${told.join(" · ")}`);
}
