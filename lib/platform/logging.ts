import { type Logger, pino } from "pino";
import { configuration } from "./configuration.ts";

let root: Logger | undefined;

/**
 * The process's log, one JSON object per line on standard output, at the level of LOG_LEVEL. Secrets that travel in
 * headers or settings are left out wherever they stand.
 */
export function log(): Logger {
  root ??= pino({
    level: configuration().logLevel,
    base: { process: process.pid },
    redact: {
      paths: [
        "authorization",
        "cookie",
        "password",
        "token",
        "secret",
        "*.authorization",
        "*.cookie",
        "*.password",
        "*.token",
        "*.secret",
      ],
      censor: "(left out)",
    },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return root;
}
