import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("what the worker does is read by Node alone: nothing of it needs the console's build", () => {
  const reads = ["--input-type=module", "--eval", 'await import("#lib/jobs.ts")'];
  const { status, stderr } = spawnSync(process.execPath, reads, { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
}, 60_000);
