// Completes package-lock.json after a change of dependencies: node scripts/complete-lock.mjs
// A registry that lacks the binaries of other systems lets npm drop those optional packages from the lock file, and then
// `npm ci` refuses it. Their names say for which system and processor they are.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** @typedef {{ version?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Locked */

/** The optional packages that locked packages name and the lock file lacks, as entries for it.
 * @param {{ packages: Record<string, Locked> }} lock
 * @returns {Record<string, object>} */
export function absentFrom({ packages }) {
  /** @type {Record<string, object>} */
  const absent = {};
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const words = name.split(/[/-]/);
      const os = systems.filter((system) => words.includes(system));
      const cpu = processors.filter((processor) => words.includes(processor));
      const forOneSystem = os.length > 0 || cpu.includes("wasm32");
      const known = packages[`node_modules/${name}`] ?? packages[`${place}/node_modules/${name}`];
      if (known || !forOneSystem || !/^\d/.test(version)) continue;
      absent[`node_modules/${name}`] = {
        version,
        ...(dev ? { dev } : {}),
        optional: true,
        ...(os.length > 0 ? { os } : {}),
        cpu: cpu.length > 0 ? cpu : ["arm"],
        ...(words.includes("musl") ? { libc: ["musl"] } : {}),
      };
    }
  }
  return absent;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const absent = absentFrom(lock);
  const all = Object.entries({ ...lock.packages, ...absent }).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync("package-lock.json", `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  process.stdout.write(`${Object.keys(absent).length} packages of other systems added.\n`);
}
