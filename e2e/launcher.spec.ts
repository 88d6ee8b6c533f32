import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../scripts/launcher/ports.ts";
import { runs } from "../scripts/launcher/processes.ts";
import { projectNode, root } from "../scripts/prepare.mjs";
import { Launched, temporaryDataDirectory } from "./launched.ts";

// Each starts an application, some of them two: beside two others on a small machine that takes its time.
test.describe.configure({ mode: "default", timeout: 180_000 });

// One data directory for all, as in life: what a test leaves on it, the next start has to cope with.
let data: ReturnType<typeof temporaryDataDirectory>;
let port: number;
let launched: Launched | undefined;

test.beforeAll(async () => {
  data = temporaryDataDirectory();
  port = await freePort();
});

test.afterAll(async () => {
  await launched?.stop();
  data.remove();
});

/** The application, started if the test before has ended it. */
async function running(): Promise<Launched> {
  if (launched?.process.exitCode === null && launched.process.signalCode === null) return launched;
  launched = await Launched.start("start", port, data.path);
  expect(launched.said).toContain(`Ready: ${launched.address}`);
  return launched;
}

test("a second start on the same data is refused, and names the first", async () => {
  const application = await running();
  const second = await Launched.start("start", await freePort(), data.path);
  expect(await second.ended).toBe(1);
  expect(second.said).toContain(`process ${application.process.pid} (npm run start) works on it`);
  expect(second.said).toContain(`and serves ${application.address}`);
  expect(second.said).not.toContain(" at "); // no stack: it is no fault
  expect((await fetch(application.address)).status).toBeLessThan(500);
});

test("a port that is taken is refused before anything is started", async () => {
  await running();
  const other = temporaryDataDirectory();
  const second = await Launched.start("start", port, other.path);
  expect(await second.ended).toBe(1);
  expect(second.said).toContain("is in use by another program");
  expect(readdirSync(other.path)).toEqual([]);
  other.remove();
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} ends everything, the database included`, async () => {
    const application = await running();
    const { launcher, database, web } = application.parts;
    application.process.kill(signal);
    expect(await application.ended).toBe(0);
    expect([launcher, database, web].map(runs)).toEqual([false, false, false]);
    expect(existsSync(path.join(data.path, "running.json"))).toBe(false);
    expect(existsSync(path.join(data.path, "postgres", "postmaster.pid"))).toBe(false);
  });
}

test("SIGTERM ends everything also while the database is away", async () => {
  const application = await running();
  const { launcher, database, web } = application.parts;
  process.kill(database.id, "SIGKILL");
  await application.says("starting it again.");
  application.process.kill("SIGTERM");
  expect(await application.ended).toBe(0);
  expect([launcher, web].map(runs)).toEqual([false, false]);
  expect(existsSync(path.join(data.path, "postgres", "postmaster.pid"))).toBe(false);
});

test("SIGTERM ends everything also when nobody reads any more what it says", async () => {
  const application = await running();
  const { database, web } = application.parts;
  application.process.stdout?.destroy();
  application.process.stderr?.destroy();
  application.process.kill("SIGTERM");
  expect(await application.ended).toBe(0);
  expect([database, web].map(runs)).toEqual([false, false]);
});

for (const killed of [["launcher"], ["launcher", "database"], ["launcher", "database", "web"]] as const) {
  test(`a run whose ${killed.join(", ")} were killed does not block the next start`, async () => {
    const application = await running();
    const before = application.parts;
    for (const part of killed) process.kill(before[part].id, "SIGKILL");
    await application.ended;
    await running();
    expect(runs(before.web)).toBe(false);
    expect(runs(before.database)).toBe(false);
  });
}

test("a database that is killed comes back under the running application, and nothing acknowledged is lost", async () => {
  const application = await running();
  const token = await makeToken();
  const ask = (method: string, body?: object) =>
    fetch(`${application.address}/api/v1/teams`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body ? JSON.stringify(body) : null,
    });
  const acknowledged: string[] = [];
  const statuses = new Set<number>();
  const writeOne = async (number: number) => {
    const name = `Team ${number}`;
    const { status } = await ask("POST", { name });
    statuses.add(status);
    if (status === 201) acknowledged.push(name);
    return status;
  };
  expect(await writeOne(0)).toBe(201);
  const web = application.parts.web;
  process.kill(application.parts.database.id, "SIGKILL");
  let number = 1;
  await expect.poll(() => writeOne(number++), { intervals: [20], timeout: 20_000 }).toBe(503);
  await expect.poll(() => writeOne(number++), { intervals: [20], timeout: 20_000 }).toBe(201);
  expect([...statuses].sort()).toEqual([201, 503]);
  expect(runs(web)).toBe(true);
  const { data: teams } = await (await ask("GET")).json();
  expect(teams.map((team: { name: string }) => team.name)).toEqual(expect.arrayContaining(acknowledged));
});

/** A token for scripts, made as a person would make one beside the running application. */
async function makeToken(): Promise<string> {
  const made = spawnSync(
    projectNode(),
    ["--disable-warning=ExperimentalWarning", "scripts/token.ts", "--role", "admin", "--name", "test"],
    { cwd: root, encoding: "utf8", env: { ...process.env, DATA_DIR: data.path } },
  );
  expect(made.stderr).toBe("");
  return made.stdout.trim();
}
