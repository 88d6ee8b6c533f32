import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { embeddedUrl } from "#lib/platform/embedded-postgres-roles.ts";
import { runningOn } from "../scripts/launcher/data-directory.ts";
import { freePort } from "../scripts/launcher/ports.ts";
import { secretsOf } from "../scripts/launcher/secrets.ts";
import { projectNode, root } from "../scripts/prepare.mjs";
import type { Launched } from "./launched.ts";

/** A second web server beside a running application, on the same data, from the same build with its proxy file cut out. */
export async function withoutProxy(
  beside: Launched,
  distribution: string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const folder = `${path.basename(distribution)}-without-proxy-${process.pid}`;
  const copy = path.join(root, folder);
  cpSync(distribution, copy, {
    recursive: true,
    filter: (file) => !/\/(cache|dev|trace[\w-]*|diagnostics)$/.test(file),
  });
  cutOut(copy);
  const port = await freePort();
  const database = runningOn(beside.dataDirectory)?.database;
  if (!database) throw new Error("The application beside has no database.");
  const { passwords, authSecret } = secretsOf(beside.dataDirectory);
  const server = spawn(
    projectNode(),
    ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(port)],
    {
      cwd: root,
      stdio: "ignore",
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_DIST_DIR: folder,
        PORT: String(port),
        DATABASE_URL: embeddedUrl(database.port, "application", passwords),
        AUTH_SECRET: authSecret,
        PUBLIC_URL: beside.address,
        NEXTAUTH_URL: beside.address,
        LOG_LEVEL: "silent",
      },
    },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(copy, { recursive: true, force: true });
  };
  const address = `http://localhost:${port}`;
  for (let tries = 0; ; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return { address, stop };
    if (tries > 200 || server.exitCode !== null) {
      await stop();
      throw new Error("The server without the proxy file did not start.");
    }
    await wait(100);
  }
}

/** Takes the proxy out of a build, as if its file had not been there; fails when that is no longer where it stands. */
function cutOut(distribution: string): void {
  const entry = path.join(distribution, "server/middleware.js");
  if (!existsSync(entry)) throw new Error("The build has no proxy to cut out.");
  rmSync(entry);
  const manifest = path.join(distribution, "server/functions-config-manifest.json");
  const { functions, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  if (!("/_middleware" in functions)) throw new Error("The build names its proxy elsewhere.");
  const { "/_middleware": _, ...others } = functions;
  writeFileSync(manifest, JSON.stringify({ ...rest, functions: others }));
}
