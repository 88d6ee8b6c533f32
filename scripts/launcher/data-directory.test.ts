import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { meantDataDirectory, runningOn, takeDataDirectory } from "./data-directory.ts";
import { known } from "./processes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "answerable-data-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ended = () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  return { id: pid, begun: "1" };
};
const write = (content: object) => writeFileSync(path.join(folder, "running.json"), JSON.stringify(content));

describe("a data directory", () => {
  test("is held by one, and refused to others with who holds it", async () => {
    const held = await takeDataDirectory(folder, "start");
    held.note({ address: "http://localhost:1" });
    await expect(takeDataDirectory(folder, "demo")).rejects.toThrow(
      `process ${process.pid} (npm run start) works on it, and serves http://localhost:1`,
    );
    held.giveBack();
    expect(runningOn(folder)).toBeUndefined();
    (await takeDataDirectory(folder, "demo")).giveBack();
  });

  test("is taken over from a process that is gone", async () => {
    write({ launcher: ended(), command: "start", address: null, database: null, web: null, programs: null });
    const held = await takeDataDirectory(folder, "start");
    expect(runningOn(folder)?.launcher.id).toBe(process.pid);
    held.giveBack();
  });

  test("is taken over when another process has got the number of the one that is gone", async () => {
    write({
      launcher: { ...known(process.ppid), begun: "1" },
      command: "start",
      address: null,
      database: null,
      web: null,
      programs: null,
    });
    (await takeDataDirectory(folder, "start")).giveBack();
  });

  test("is taken over from a run that was cut off while it wrote down who it is", async () => {
    writeFileSync(path.join(folder, "running.json"), '{"launcher":');
    (await takeDataDirectory(folder, "start")).giveBack();
  });

  test("goes to one of several that find it abandoned at once", async () => {
    write({ launcher: ended(), command: "start", address: null, database: null, web: null, programs: null });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeDataDirectory(folder, "start")));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("keeps what it says about the run from everybody else", async () => {
    const held = await takeDataDirectory(folder, "start");
    expect(spawnSync("stat", ["-c", "%a", path.join(folder, "running.json")], { encoding: "utf8" }).stdout).toBe(
      "600\n",
    );
    expect(JSON.parse(readFileSync(path.join(folder, "running.json"), "utf8")).command).toBe("start");
    held.giveBack();
    expect(existsSync(path.join(folder, "running.json"))).toBe(false);
  });
});

describe("the registry that a tool means", () => {
  let before: string;
  beforeEach(() => {
    before = process.cwd();
    process.chdir(folder);
  });
  afterEach(() => process.chdir(before));
  const make = (directory: string) => spawnSync("mkdir", ["-p", path.join(directory, "postgres")]);

  test("is the usual one when there is none yet", () => expect(meantDataDirectory()).toBe(".data"));

  test("is the example when only that exists", () => {
    make(".data/demo");
    expect(meantDataDirectory()).toBe(path.join(".data", "demo"));
  });

  test("is the one that is served when both exist", async () => {
    make(".data");
    make(".data/demo");
    const held = await takeDataDirectory(".data/demo", "demo");
    expect(meantDataDirectory()).toBe(path.join(".data", "demo"));
    held.giveBack();
  });

  test("is asked for when both exist and neither is served", () => {
    make(".data");
    make(".data/demo");
    expect(() => meantDataDirectory()).toThrow("There are two registries here");
  });
});
