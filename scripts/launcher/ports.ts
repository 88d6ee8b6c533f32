import { createServer } from "node:net";
import { Obstacle } from "../steps.mjs";

/** A port on this computer that nobody listens on: the preferred one if it is free. */
export async function freePort(preferred = 0): Promise<number> {
  return (await listenable(preferred)) ?? (await listenable(0)) ?? 0;
}

function listenable(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}

/** Refuses, in plain words, when the web server could not listen where it is told to. */
export function ensureListenable(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (failure: NodeJS.ErrnoException) => {
      const why =
        failure.code === "EADDRINUSE"
          ? new Obstacle(
              `Port ${port} is in use by another program.`,
              `stop that program, or choose another port: PORT=${port + 1}`,
            )
          : new Obstacle(
              `The web server cannot listen on ${host}, port ${port}: ${failure.message}.`,
              "choose another HOST or PORT.",
            );
      reject(why);
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
