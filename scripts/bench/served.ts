import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import http from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { sealSession, sessionCookieName } from "#lib/identity/session-cookie.ts";
import { present } from "#lib/platform/database.ts";

/**
 * Starts the built application on a port, against the database of this measure. The caller ends it with SIGTERM; a
 * measure that fails takes it along.
 */
export function startServed(port: number): ChildProcess {
  const web = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(port)],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_ENV: "production", PUBLIC_URL: `http://127.0.0.1:${port}` },
    },
  );
  process.once("exit", () => web.kill("SIGTERM"));
  return web;
}

/** A session of a generated person, as sign-in would begin it. */
export async function sessionOf(email: string): Promise<{ name: string; value: string }> {
  const id = randomUUID();
  await present.query(
    `INSERT INTO "Session" (id, "personId", "createdAt", "expiresAt")
     SELECT $1::uuid, id, now(), now() + interval '2 hours' FROM "Person" WHERE email = $2`,
    [id, email],
  );
  return { name: sessionCookieName(), value: sealSession(id) };
}

export interface Target {
  port: number;
  path: string;
  headers: Record<string, string>;
}

/** The body of a 200. @throws on any other answer */
export function get({ port, path: asked, headers }: Target, agent?: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      { host: "127.0.0.1", port, path: asked, headers, ...(agent ? { agent } : {}) },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text: string) => {
          body += text;
        });
        response.on("end", () => {
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${asked} answered ${response.statusCode}: ${body.slice(0, 300)}`));
        });
      },
    );
    request.on("error", reject);
  });
}

/** Waits until the target answers in a way that `isRight` takes; half a minute at most. */
export async function answering(target: Target, isRight: (body: string) => boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      if (isRight(await get(target))) return;
      throw new Error(`${target.path} answers, but not with what was asked for.`);
    } catch (error) {
      if (attempt > 150) throw error;
      await wait(200);
    }
  }
}
