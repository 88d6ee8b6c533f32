/**
 * Takes one step of the write path away at a time and shows that the suite notices: `node scripts/remove-a-step.ts`.
 * Works on a copy of the tree; runs the tests that import the changed file, near or far. Ends with 1 when a loss went unnoticed.
 */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

interface Removal {
  file: string;
  what: string;
  from: string | RegExp;
  to: string;
}

const root = path.resolve(import.meta.dirname, "..");

const central: Removal[] = [
  {
    file: "lib/verbs/command.ts",
    what: "authorization of every write",
    from: "authorize(context.actor, parts.may, parts.on?.(loaded, input));",
    to: "",
  },
  {
    file: "lib/verbs/command.ts",
    what: "refusal before anything is looked up",
    from: "authorizeToAsk(context.actor, parts.may);",
    to: "",
  },
  {
    file: "lib/verbs/command.ts",
    what: "validation of every write",
    from: "const input = parseInput(parts.input, raw);",
    to: "const input = raw as z.output<Input>;",
  },
  {
    file: "lib/verbs/command.ts",
    what: "evidence of every write",
    from: /await appendEvidence\(\s*tx,[\s\S]*?drafts,\s*\);/,
    to: "",
  },
  {
    file: "lib/verbs/command.ts",
    what: "judgement after every write",
    from: "if (drafts.length > 0) await judgeTouched(",
    to: "if (drafts.length < 0) await judgeTouched(",
  },
  {
    file: "lib/verbs/version.ts",
    what: "refusal of stale edits",
    from: "basedOn !== undefined && basedOn !== current",
    to: "false",
  },
  {
    file: "lib/verbs/query.ts",
    what: "authorization of every read",
    from: "authorize(context.actor, parts.may);",
    to: "",
  },
];

/** For each verb: what it takes is lowered to what everybody may, and what it records is left out. */
function ofVerbs(): Removal[] {
  return globSync("lib/**/*.ts", { cwd: root })
    .filter((file) => !/\.test\.ts$|lib\/verbs\/|lib\/platform\/prisma\//.test(file))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(path.join(root, file), "utf8");
      const may = /= command\(\{[\s\S]*?\n {2}may: "([\w.]+)"/.exec(source)?.[1];
      if (!may) return [];
      return [
        // What a file keeps to itself is asked by the product alone.
        ...(/export const \w+ = command\(/.test(source)
          ? [{ file, what: `the permission ${may}`, from: `may: "${may}"`, to: 'may: "catalogue.read"' }]
          : []),
        // Where each thing that it does is a verb of its own, there is nothing to take away.
        ...(source.includes("\n  evidence: () => [],")
          ? []
          : [
              {
                file,
                what: "its evidence",
                from: /\n {2}evidence(:|\()/,
                to: "\n  evidence: () => [],\n  unrecorded$1",
              },
            ]),
      ];
    });
}

const sources = globSync("{app,lib}/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !file.includes("lib/platform/prisma/"))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));
const importersOf = (file: string): string[] =>
  sources.filter(({ text }) => text.includes(`/${path.basename(file)}"`)).map((one) => one.file);
const isTest = (file: string): boolean => file.endsWith(".db.test.ts");

/** Holds what every route takes against the table of access. */
const TABLE = "app/api/v1/access-rows.test.ts";

/**
 * The tests that can notice, the likeliest first: those that import the changed file themselves, then those that import
 * what imports it; for the write path itself a few that use it most.
 */
function testsOf(file: string): string[][] {
  if (file.startsWith("lib/verbs/")) return [["app/api/endpoint.db.test.ts", "lib/registry/people-verbs.db.test.ts"]];
  const near = importersOf(file);
  const far = [...new Set(near.filter((one) => !/\.test\.tsx?$/.test(one)).flatMap(importersOf))];
  return [
    [TABLE, ...near.filter(isTest)],
    far.filter((one) => isTest(one) && !near.includes(one)),
    far.flatMap(importersOf).filter((one) => isTest(one) && !near.includes(one) && !far.includes(one)),
  ].filter((tests) => tests.length > 0);
}

function unnoticed(copy: string, { file, what, from, to }: Removal): boolean {
  const place = path.join(copy, file);
  const source = readFileSync(place, "utf8");
  const changed = source.replace(from, to);
  if (changed === source) throw new Error(`${file}: the step '${what}' is not where this script looks for it.`);
  writeFileSync(place, changed);
  const passes = (tests: string[]) =>
    spawnSync("npx", ["vitest", "run", "--bail", "1", ...new Set(tests)], {
      cwd: copy,
      stdio: "ignore",
      timeout: 600_000,
    }).status === 0;
  const missed = testsOf(file).every(passes);
  writeFileSync(place, source);
  return missed;
}

/** Parts of the names of files, comma-separated; all without. */
const only = process.argv[2]?.split(",");
const copy = mkdtempSync(path.join(os.tmpdir(), "remove-a-step-"));
let lost = 0;
try {
  for (const entry of spawnSync("git", ["ls-files", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  }).stdout.split("\0"))
    if (entry) cpSync(path.join(root, entry), path.join(copy, entry));
  cpSync(path.join(root, "lib/platform/prisma"), path.join(copy, "lib/platform/prisma"), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  for (const removal of [...central, ...ofVerbs()].filter(
    ({ file }) => !only || only.some((part) => file.includes(part)),
  )) {
    const missed = unnoticed(copy, removal);
    if (missed) lost++;
    console.log(`${missed ? "UNNOTICED" : "noticed  "}  ${removal.file}: without ${removal.what}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(lost === 0 ? "Every loss was noticed." : `${lost} losses went unnoticed.`);
process.exit(lost === 0 ? 0 : 1);
