/**
 * Takes one step of the write path away at a time and shows that the suite notices: `node scripts/remove-a-step.ts`.
 * Works on a copy of the tree; runs the database tests that import the changed file. Ends with 1 when a loss went unnoticed.
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
    what: "authorization of a read of one thing",
    from: "if (parts.on) authorize(context.actor, parts.may, parts.on(found));",
    to: "",
  },
  {
    file: "lib/verbs/query.ts",
    what: "authorization of every read",
    from: "else authorize(context.actor, parts.may);",
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
        { file, what: `the permission ${may}`, from: `may: "${may}"`, to: 'may: "catalogue.read"' },
        { file, what: "its evidence", from: /\n {2}evidence(:|\()/, to: "\n  evidence: () => [],\n  unrecorded$1" },
      ];
    });
}

/** The database tests that import the changed file themselves; for the write path itself a few that use it most. */
function testsOf(file: string): string[] {
  if (file.startsWith("lib/verbs/")) return ["app/api/endpoint.db.test.ts", "lib/registry/people-verbs.db.test.ts"];
  const name = path.basename(file);
  return globSync("{app,lib}/**/*.db.test.ts", { cwd: root }).filter((test) =>
    new RegExp(`/${name.replaceAll(".", "\\.")}"`).test(readFileSync(path.join(root, test), "utf8")),
  );
}

function unnoticed(copy: string, { file, what, from, to }: Removal): boolean {
  const place = path.join(copy, file);
  const source = readFileSync(place, "utf8");
  const changed = source.replace(from, to);
  if (changed === source) throw new Error(`${file}: the step '${what}' is not where this script looks for it.`);
  const tests = testsOf(file);
  if (tests.length === 0) return true;
  writeFileSync(place, changed);
  const { status } = spawnSync("npx", ["vitest", "run", "--project", "database", "--bail", "1", ...tests], {
    cwd: copy,
    stdio: "ignore",
    timeout: 600_000,
  });
  writeFileSync(place, source);
  return status === 0;
}

const only = process.argv[2];
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
  for (const removal of [...central, ...ofVerbs()].filter(({ file }) => !only || file.includes(only))) {
    const missed = unnoticed(copy, removal);
    if (missed) lost++;
    console.log(`${missed ? "UNNOTICED" : "noticed  "}  ${removal.file}: without ${removal.what}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(lost === 0 ? "Every loss was noticed." : `${lost} losses went unnoticed.`);
process.exit(lost === 0 ? 0 : 1);
