import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import type { ICruiseResult } from "dependency-cruiser";
import { heights } from "../../.dependency-cruiser.mjs";

const folders = ["app", "components", "lib", "scripts"];

/** How many files of code there are; a check that looked at fewer has looked away. */
function filesOfCode(): number {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.startsWith("lib/platform/prisma/")).length;
}

function cruise(): ICruiseResult {
  const answer = spawnSync(
    process.execPath,
    ["node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", "--config", ".dependency-cruiser.mjs"].concat(
      ["--output-type", "json"],
      folders.filter((folder) => existsSync(folder)),
    ),
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (!answer.stdout) throw new Error(`The directions of imports could not be read:\n${answer.stderr}`);
  return JSON.parse(answer.stdout);
}

/** Whether imports point the way that the architecture says; prints each that does not. */
export function checkDirections(): boolean {
  const placeless = readdirSync("lib", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !(entry.name in heights))
    .map((entry) => `lib/${entry.name} has no place in .dependency-cruiser.mjs: say what it lies above.`);
  const { modules, summary } = cruise();
  const seen = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`))).length;
  const overlooked = seen < filesOfCode() ? [`Only ${seen} of ${filesOfCode()} files were looked at.`] : [];
  const found = summary.violations.map(
    ({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(" → ") : to}`,
  );
  const problems = [...placeless, ...overlooked, ...found];
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(`${seen} files, ${problems.length} imports or folders out of place.\n`);
  return problems.length === 0;
}
