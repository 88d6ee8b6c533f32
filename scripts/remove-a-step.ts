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
  /** Where in the file what is taken away stands; all of it without. */
  within?: { start: number; end: number };
  /** The table of access says what it takes. */
  inTable?: boolean;
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

const written = globSync("lib/**/*.ts", { cwd: root })
  .filter((file) => !/\.test\.ts$|lib\/verbs\/|lib\/platform\/prisma\//.test(file))
  .sort()
  .map((file) => ({ file, source: readFileSync(path.join(root, file), "utf8") }));

/** Every `command({ … })` of a file, the factories of several verbs too, from its line to the bracket that closes it. */
function commandsIn(source: string) {
  return [...source.matchAll(/^( *).*\bcommand\(\{/gm)].map(({ index: start, 0: line, 1: indent = "" }) => {
    const before = source.slice(0, start + line.length);
    const [, exported, name] = [...before.matchAll(/^(export )?const (\w+)/gm)].at(-1) ?? [];
    const end = source.indexOf(`\n${indent}})`, start);
    if (name === undefined || end < 0)
      throw new Error(`A command is written in a way that this script cannot read: ${line}`);
    return {
      name,
      // What a file keeps to itself is asked by the product alone; what makes verbs is not such a thing.
      alone: exported === undefined && line.startsWith("const "),
      field: (key: string) => new RegExp(`\\n${indent}  ${key}(:|\\()`),
      indent: `${indent}  `,
      block: source.slice(start, end),
      within: { start, end },
    };
  });
}

/**
 * For each verb: what it takes is lowered to what everybody may, what it is asked with is kept from authorization, and
 * what it records is left out. The field keeps its words under a name that nobody reads.
 */
function ofVerbs(): Removal[] {
  return written.flatMap(({ file, source }) => {
    const removals = commandsIn(source).flatMap(({ name, alone, field, indent, block, within }): Removal[] => [
      ...(alone
        ? []
        : [
            {
              file,
              what: `the permission of ${name}`,
              from: field("may"),
              to: `\n${indent}may: "catalogue.read",\n${indent}mayNot$1`,
              within,
              inTable: true,
            },
          ]),
      ...(field("on").test(block)
        ? [{ file, what: `the relation of ${name}`, from: field("on"), to: `\n${indent}unrelated$1`, within }]
        : []),
      // Where each thing that it does is a verb of its own, there is nothing to take away.
      ...(block.includes(`\n${indent}evidence: () => [],`)
        ? []
        : [
            {
              file,
              what: `the evidence of ${name}`,
              from: field("evidence"),
              to: `\n${indent}evidence: () => [],\n${indent}unrecorded$1`,
              within,
            },
          ]),
    ]);
    if (removals.length === 0 && source.includes("command({"))
      throw new Error(`${file}: it has a command, and there is nothing to take away from it.`);
    return removals;
  });
}

/** What follows by itself is recorded beside the commands: each such call writes nothing. */
function besideVerbs(): Removal[] {
  return written
    .filter(({ file }) => file !== "lib/evidence/append.ts")
    .flatMap(({ file, source }) =>
      [...source.matchAll(/\bappendEvidence\(/g)].map(({ index }) => ({
        file,
        what: `the evidence in line ${source.slice(0, index).split("\n").length}`,
        from: "appendEvidence(",
        to: "(async (..._unrecorded: unknown[]) => [])(",
        within: { start: index, end: index + "appendEvidence(".length },
      })),
    );
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
function testsOf({ file, inTable }: Removal): string[][] {
  if (file.startsWith("lib/verbs/")) return [["app/api/endpoint.db.test.ts", "lib/registry/people-verbs.db.test.ts"]];
  const near = importersOf(file);
  const far = [...new Set(near.filter((one) => !/\.test\.tsx?$/.test(one)).flatMap(importersOf))];
  return [
    inTable ? [TABLE] : [],
    near.filter(isTest),
    far.filter((one) => isTest(one) && !near.includes(one)),
    far.flatMap(importersOf).filter((one) => isTest(one) && !near.includes(one) && !far.includes(one)),
  ].filter((tests) => tests.length > 0);
}

/**
 * The first test that fails without the step, and how; null when none does. Tests that never end say nothing, and count
 * as none.
 */
function noticedBy(copy: string, removal: Removal): string | null {
  const { file, what, from, to, within } = removal;
  const place = path.join(copy, file);
  const source = readFileSync(place, "utf8");
  const { start, end } = within ?? { start: 0, end: source.length };
  const changed = source.slice(0, start) + source.slice(start, end).replace(from, to) + source.slice(end);
  if (changed === source) throw new Error(`${file}: the step '${what}' is not where this script looks for it.`);
  writeFileSync(place, changed);
  try {
    for (const tests of testsOf(removal)) {
      const { status, stdout, stderr } = spawnSync("npx", ["vitest", "run", "--bail", "1", ...new Set(tests)], {
        cwd: copy,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
        maxBuffer: 1 << 28,
        timeout: 600_000,
      });
      if (status === 0) continue;
      const [, failed, how] = /^ *FAIL +(.+)\n(.+)$/m.exec(`${stdout}\n${stderr}`) ?? [];
      // A test that took too long on a busy machine says nothing about the step.
      if (failed !== undefined && !how?.includes("timed out")) return `${failed}: ${how}`;
      console.log(
        `The tests of ${file} ended with ${status} and named none that fails${failed ? " but by the clock" : ""}.`,
      );
    }
    return null;
  } finally {
    writeFileSync(place, source);
  }
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
  for (const removal of [...central, ...ofVerbs(), ...besideVerbs()].filter(
    ({ file }) => !only || only.some((part) => file.includes(part)),
  )) {
    const by = noticedBy(copy, removal);
    if (by === null) lost++;
    console.log(
      `${by === null ? "UNNOTICED" : "noticed  "}  ${removal.file}: without ${removal.what}${by ? ` (${by})` : ""}`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(lost === 0 ? "Every loss was noticed." : `${lost} losses went unnoticed.`);
process.exit(lost === 0 ? 0 : 1);
