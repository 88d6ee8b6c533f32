import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { median } from "./statistics.ts";

const ROUNDS = 3;

/** From `npm start` on an existing data directory until the page answers: seconds. The first start makes the directory. */
export async function startAgain(folder: string, port: number): Promise<Record<string, number>> {
  const directory = path.join(folder, "start");
  mkdirSync(directory, { recursive: true });
  await start(directory, port);
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) seconds.push(await start(directory, port));
  return { seconds: median(seconds) };
}

function start(directory: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const launcher = spawn(process.execPath, ["scripts/run.mjs", "start"], {
      env: { ...process.env, DATA_DIR: directory, PORT: String(port), LOG_LEVEL: "silent" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let seconds: number | null = null;
    let said = "";
    launcher.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (seconds !== null || !/Ready: /.test(said)) return;
      seconds = (performance.now() - begun) / 1000;
      launcher.kill("SIGTERM");
    });
    launcher.on("exit", () => {
      if (seconds === null) reject(new Error(`It did not start:\n${said}`));
      else resolve(seconds);
    });
  });
}
