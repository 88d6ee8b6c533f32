import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ServerPasswords } from "#lib/platform/embedded-postgres-roles.ts";

export type Secrets = Readonly<{ passwords: ServerPasswords; authSecret: string }>;

const random = () => randomBytes(32).toString("base64url");

/** The secrets of an installation: made at its first start, kept in its data directory for its user alone. */
export function secretsOf(dataDirectory: string): Secrets {
  const file = path.join(dataDirectory, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const made: Secrets = {
    passwords: { postgres: random(), owner: random(), application: random() },
    authSecret: random(),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}
