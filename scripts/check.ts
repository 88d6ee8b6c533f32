// `npm test`: every check, in the order in which a failure is cheapest to understand. All run, whatever fails before
// them; the last line counts. Names after the command pick some: `npm test -- types unit`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBrowser } from "./checks/browser.ts";
import { checkDirections } from "./checks/directions.ts";
import { checkMachine } from "./checks/machine.ts";
import { runProgram } from "./checks/run-program.ts";
import { prepare } from "./prepare.mjs";
import { giveUp, Obstacle, say } from "./steps.mjs";

type Outcome = { passed: number; failed: number };
const one = (passed: boolean): Outcome => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

const work = mkdtempSync(path.join(os.tmpdir(), "answerable-check-"));
const report = path.join(work, "report.json");
const node = process.execPath;
const tool = (file: string, ...args: string[]) => runProgram(node, [path.join("node_modules", file), ...args]);

/** Vitest's and Playwright's own counts; a run that ends badly without a failed test counts as one failure. */
async function counted(run: Promise<boolean>, count: (report: never) => Outcome): Promise<Outcome> {
  const passed = await run;
  const outcome = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8")) as never) : one(false);
  rmSync(report, { force: true });
  return { ...outcome, failed: Math.max(outcome.failed, passed ? 0 : 1) };
}

const checks: Record<string, () => Promise<Outcome>> = {
  async machine() {
    return one(await checkMachine());
  },
  async format() {
    return one(await tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings"));
  },
  async types() {
    const typed = !existsSync("app") || (await tool("next/dist/bin/next", "typegen"));
    return one(typed && (await tool("typescript/bin/tsc", "--noEmit")));
  },
  async directions() {
    return one(checkDirections());
  },
  async unused() {
    return one(await tool("knip/bin/knip.js"));
  },
  unit: () =>
    counted(
      tool("vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`),
      (found: { numPassedTests: number; numFailedTests: number }) => ({
        passed: found.numPassedTests,
        failed: found.numFailedTests,
      }),
    ),
  async build() {
    await prepare(["build"]);
    return one(true);
  },
  async browser() {
    if (!existsSync(path.join(process.env.NEXT_DIST_DIR ?? ".next", "inputs"))) {
      throw new Error(
        "There is no built application to look at: the build failed, or has not run (npm test -- build).",
      );
    }
    await ensureBrowser();
    process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
    return counted(
      tool("@playwright/test/cli.js", "test", "--reporter=list,json"),
      ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
      }),
    );
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  giveUp(new Obstacle(`There is no check '${unknown[0]}'.`, `use: ${Object.keys(checks).join(", ")}`));
}

const total: Outcome = { passed: 0, failed: 0 };
const bad: string[] = [];
try {
  for (const [name, check] of Object.entries(checks)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    say(`Check: ${name}.`);
    const outcome = await check().catch((failure: Error) => {
      process.stderr.write(`${failure.message}\n`);
      return one(false);
    });
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    if (outcome.failed > 0) bad.push(name);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
say(bad.length > 0 ? `Failed: ${bad.join(", ")}.` : "Everything passed.");
process.stdout.write(`tests: ${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
