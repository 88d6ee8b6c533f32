import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { Configuration } from "#lib/platform/configuration.ts";
import { Obstacle } from "../steps.mjs";

/** The web server, a process of its own. */
export type Web = Readonly<{
  processId: number;
  /** Settles when it has ended, with why. */
  ended: Promise<string>;
  /** Lets running requests finish, then ends it. */
  stop(): Promise<void>;
}>;

const banner = /^\s*(▲|✓|- (Local|Network|Environments|Experiments))/;

/** Starts the web server and waits until it answers. It hears of Ctrl-C from the launcher alone. */
export async function startWeb(mode: "start" | "dev", configuration: Configuration): Promise<Web> {
  const { host, port } = configuration;
  const server = spawn(
    process.execPath,
    [
      "--disable-warning=DEP0169",
      "--disable-warning=ExperimentalWarning",
      "node_modules/next/dist/bin/next",
      mode,
    ].concat(["--hostname", host, "--port", String(port)]),
    {
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NODE_ENV: mode === "start" ? "production" : "development" },
    },
  );
  let ready = false;
  let said = "";
  server.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (ready) process.stdout.write(text);
    else
      said += text
        .split("\n")
        .filter((line) => line.trim() && !banner.test(line))
        .join("\n");
  });
  let end: string | undefined;
  const ended = new Promise<string>((resolve) => {
    server.once("error", (failure) => resolve(failure.message));
    server.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with ${code}`));
  });
  ended.then((why) => {
    end = why;
  });
  const address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}/`;
  while (!(await answers(address))) {
    if (end !== undefined) throw new Obstacle(`The web server did not start: it ${end}.\n${said}`);
    await wait(50);
  }
  ready = true;
  if (said.trim()) process.stdout.write(`${said.trim()}\n`);
  return {
    processId: server.pid ?? 0,
    ended,
    async stop() {
      server.kill("SIGTERM");
      const timer = setTimeout(() => server.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Whether anything is answered there, whatever it is. */
async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
