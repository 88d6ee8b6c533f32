import { existsSync, statfsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { Obstacle, say } from "../steps.mjs";
import { runProgram } from "./run-program.ts";

/** Debian's and most other systems' place for Chromium. */
const installed = "/usr/bin/chromium";

/** The browser that the tests use: CHROMIUM_PATH, else the system's, else the one that Playwright downloaded. */
export function browserPath(): string | undefined {
  return [process.env.CHROMIUM_PATH, installed, chromium.executablePath()].find((file) => file && existsSync(file));
}

/** Makes sure that there is a browser: as root on Debian it is installed, elsewhere the message says how. */
export async function ensureBrowser(): Promise<void> {
  if (browserPath()) return;
  const remedy = "apt-get install --no-install-recommends chromium";
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("A browser is needed and there is none: installing Debian's Chromium.");
    process.env.DEBIAN_FRONTEND = "noninteractive";
    await runProgram("apt-get", ["update", "-qq"]);
    await runProgram("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    if (browserPath()) return;
  }
  const free = statfsSync("/").bavail * statfsSync("/").bsize;
  throw new Obstacle(
    `A browser is needed, and there is no Chromium at ${process.env.CHROMIUM_PATH ?? installed} (${Math.floor(free / 2 ** 20)} MB free).`,
    `run ${remedy} as root, or set CHROMIUM_PATH to a Chromium or Chrome, then run this again.`,
  );
}
