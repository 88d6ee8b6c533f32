import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { serverPrograms, startEmbeddedPostgres } from "#lib/platform/embedded-postgres.ts";
import {
  createDatabase,
  embeddedUrl,
  ensureRolesAndDatabase,
  type ServerPasswords,
} from "#lib/platform/embedded-postgres-roles.ts";
import { freePort } from "../launcher/ports.ts";

const MODEL = "model";

/** The benchmark's own database server, with a database per size. */
export interface BenchServer {
  url(database: string, role?: "postgres" | "owner" | "application"): string;
  /** Makes a migrated database; false when it is there already. */
  make(database: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts the server on `folder`, which keeps its databases for the next run. */
export async function startBenchServer(folder: string): Promise<BenchServer> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const passwords = passwordsOf(folder);
  const directory = path.join(folder, "postgres");
  const programs = await serverPrograms(directory);
  const port = await freePort();
  const server = await startEmbeddedPostgres({ directory, port, password: passwords.postgres, programs });
  const url: BenchServer["url"] = (database, role = "application") => embeddedUrl(port, role, passwords, database);
  return {
    url,
    async make(database) {
      await ensureRolesAndDatabase(port, passwords, MODEL);
      const migrated = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/migrate.ts"], {
        encoding: "utf8",
        env: { ...process.env, DATABASE_URL: url(MODEL), DATABASE_OWNER_URL: url(MODEL, "owner") },
      });
      if (migrated.status !== 0) throw new Error(`The model could not be migrated:\n${migrated.stderr}`);
      const client = new pg.Client({ connectionString: url("postgres", "postgres") });
      await client.connect();
      const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
      if (!rowCount) await createDatabase(client, database, MODEL);
      await client.end();
      return !rowCount;
    },
    async stop() {
      await server.stop();
      programs.release();
    },
  };
}

function passwordsOf(folder: string): ServerPasswords {
  const file = path.join(folder, "passwords.json");
  if (!existsSync(file)) {
    const secret = () => randomBytes(12).toString("hex");
    writeFileSync(file, JSON.stringify({ postgres: secret(), owner: secret(), application: secret() }), {
      mode: 0o600,
    });
  }
  return JSON.parse(readFileSync(file, "utf8")) as ServerPasswords;
}
