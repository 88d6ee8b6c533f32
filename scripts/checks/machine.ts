import { readFileSync, statfsSync } from "node:fs";
import os from "node:os";
import { ensureBrowser } from "./browser.ts";

const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1);

/** What this machine or this clone lacks for the checks that follow, in words that say what to do. */
export async function checkMachine(): Promise<boolean> {
  const problems: string[] = [];
  for (const folder of new Set([".", os.tmpdir()])) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < 2 ** 31) {
      problems.push(`${folder} has ${gigabytes(bavail * bsize)} GB free; the checks need 2: free some space.`);
    }
  }
  if (os.totalmem() < 1.5 * 2 ** 30) {
    problems.push(`This machine has ${gigabytes(os.totalmem())} GB of memory; the build needs 1.5.`);
  }
  problems.push(...disagreements());
  await ensureBrowser().catch((failure: Error) => problems.push(failure.message));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length === 0;
}

/** Dependencies that are not pinned, or that the lock file knows otherwise. */
function disagreements(): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const wanted: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  return Object.entries(wanted).flatMap(([name, version]) => {
    const locked: string | undefined = packages[`node_modules/${name}`]?.version;
    if (locked === version || (/^\d+(\.\d+)?$/.test(version) && locked?.startsWith(`${version}.`))) return [];
    return [
      `package.json asks for ${name} ${version}, package-lock.json has ${locked ?? "none"}: run npm install ${name} --save-exact.`,
    ];
  });
}
