// The entry of every command (`npm run …`). It runs on any Node from 20 on, with nothing installed: it prepares what
// the command needs, then becomes the command's program on the Node of this project, which runs TypeScript as it is.
import { spawn } from "node:child_process";
import { prepare, projectNode, root, searchPath } from "./prepare.mjs";
import { giveUp, Obstacle } from "./steps.mjs";

/** @type {Record<string, { needs: import("./prepare.mjs").Need[], program: string[], aside?: boolean }>} */
const commands = {
  start: { needs: ["dependencies", "client", "build"], program: ["scripts/launch.ts", "start"] },
  demo: { needs: ["dependencies", "client", "build"], program: ["scripts/launch.ts", "demo"] },
  dev: { needs: ["dependencies", "client"], program: ["scripts/launch.ts", "dev"] },
  worker: { needs: ["dependencies", "client"], program: ["scripts/worker.ts"] },
  token: { needs: ["dependencies", "client"], program: ["scripts/token.ts"], aside: true },
  password: { needs: ["dependencies", "client"], program: ["scripts/password.ts"], aside: true },
  import: { needs: ["dependencies", "client"], program: ["scripts/import.ts"] },
  rejudge: { needs: ["dependencies", "client"], program: ["scripts/rejudge.ts"] },
  bench: { needs: ["dependencies", "client", "build"], program: ["scripts/bench.ts"] },
  screens: { needs: ["dependencies", "client", "build"], program: ["e2e/documented-screens.ts"] },
  test: { needs: ["dependencies", "client"], program: ["scripts/check.ts"] },
};

/** Turns this process into `program`, where the system can; else runs it as a child and hands signals on.
 * @param {string} node
 * @param {string[]} program */
function become(node, program) {
  const flags = ["--disable-warning=ExperimentalWarning", "--disable-warning=DEP0169"];
  const env = {
    ...process.env,
    TZ: "UTC", // recurrence rules are right only in a process that lives in UTC
    NEXT_TELEMETRY_DISABLED: "1",
    PATH: searchPath(),
  };
  const execve = /** @type {undefined | ((file: string, args: string[], env: NodeJS.ProcessEnv) => never)} */ (
    Reflect.get(process, "execve")
  );
  if (execve && process.platform !== "win32") {
    process.emitWarning = () => {}; // it announces itself as experimental
    execve.call(process, node, [node, ...flags, ...program], env);
  }
  const child = spawn(node, [...flags, ...program], { env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // A terminal sends Ctrl-C to both; the child alone decides what it means.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

try {
  const [name = "", ...rest] = process.argv.slice(2);
  const command = commands[name];
  if (!command) throw new Obstacle(`There is no command '${name}'.`, `use one of: ${Object.keys(commands).join(", ")}`);
  process.chdir(root);
  if (command.aside) process.env.ANSWERABLE_STEPS = "aside";
  await prepare(command.needs);
  become(projectNode(), [...command.program, ...rest]);
} catch (failure) {
  giveUp(failure);
}
