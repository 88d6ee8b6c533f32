import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { configuration } from "#lib/platform/configuration.ts";
import { listAgents } from "#lib/registry/list-agents.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { recordStatements } from "./record-statements.ts";
import { answering, get, sessionOf, startServed, type Target } from "./served.ts";
import { median } from "./statistics.ts";

const CONNECTIONS = 8;
const ROUNDS = 5;
const ROUND_LASTS = 4_000;
const WARM = 3_000;

const question = { environment: "production", state: "active", sort: "-riskTier,name", limit: 50 } as const;

/**
 * The list of agents as a signed-in person gets it (filter, sort, a page of 50, the exact total) beside a bare server
 * that runs the same SQL, 8 connections each, in turn.
 */
export async function listAgentsOverHttp(): Promise<Record<string, number>> {
  const port = configuration().port;
  const folder = mkdtempSync(path.join(os.tmpdir(), "answerable-bench-"));
  const recorded = recordStatements();
  recorded.begin();
  await listAgents(systemContext("bench"), question);
  const statements = recorded.end();
  recorded.stop();
  const file = path.join(folder, "statements.json");
  writeFileSync(file, JSON.stringify(statements));
  const children: ChildProcess[] = [];
  try {
    const web = startServed(port);
    const bare = spawn(process.execPath, ["scripts/bench/bare-server.ts", file, String(port + 1)], { stdio: "ignore" });
    children.push(web, bare);
    const session = await sessionOf("person2@example.com");
    const search = new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)]));
    const api = { port, path: `/api/v1/agents?${search}`, headers: { cookie: `${session.name}=${session.value}` } };
    const plain = { port: port + 1, path: "/", headers: {} };
    const holdsRows = (body: string) => (JSON.parse(body) as { total: number }).total > 0;
    await answering(api, holdsRows);
    await answering(plain, holdsRows);
    for (const one of [api, plain]) await load(one, WARM);
    const [ofApi, ofPlain]: [Load[], Load[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      ofPlain.push(await load(plain, ROUND_LASTS));
      ofApi.push(await load(api, ROUND_LASTS));
    }
    const perSecond = (loads: readonly Load[]) => median(loads.map((one) => one.perSecond));
    return {
      api: perSecond(ofApi),
      bare: perSecond(ofPlain),
      ratio: perSecond(ofApi) / perSecond(ofPlain),
      p50: median(ofApi.map((one) => one.p50)),
      bareP50: median(ofPlain.map((one) => one.p50)),
    };
  } finally {
    for (const child of children) child.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Load {
  perSecond: number;
  p50: number;
}

/** Asks over and over on all connections for so many milliseconds. */
async function load(target: Target, lasts: number): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - begun < lasts) {
        const asked = performance.now();
        await get(target, agent);
        times.push(performance.now() - asked);
      }
    }),
  );
  agent.destroy();
  return { perSecond: times.length / ((performance.now() - begun) / 1000), p50: median(times) };
}
