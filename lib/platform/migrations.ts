import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";

/** Sends each script to the server in one piece: cut at semicolons, function bodies would break. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (failure) {
        const { code, message } = failure as { code?: string; message: string };
        throw new DriverAdapterError({
          kind: "postgres",
          code: code ?? "XX000",
          severity: "ERROR",
          message,
          detail: undefined,
          column: undefined,
          hint: undefined,
        });
      }
    };
    return adapter;
  }
}

const filters = { externalTables: [], externalEnums: [] };

/** The model's files, as the schema engine wants them. */
function schemaFiles(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [path.join(folder, name), readFileSync(path.join(folder, name), "utf8")]);
}

/**
 * Brings a database up to date: each migration in `prisma/migrations` that it lacks, in order, once, however many
 * processes ask at the same time. The engine leaves a timer behind, so this belongs into a process of its own.
 * @returns the names of the migrations that were applied now
 */
export async function applyMigrations(ownerUrl: string, prismaFolder: string): Promise<string[]> {
  const baseDir = path.join(prismaFolder, "migrations");
  const directories = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const engine = await SchemaEngine.new(
    { datamodels: schemaFiles(path.join(prismaFolder, "schema")) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString: ownerUrl, max: 1 })),
  );
  const { appliedMigrationNames } = await engine.applyMigrations({
    filters,
    migrationsList: {
      baseDir,
      shadowDbInitScript: "",
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      migrationDirectories: directories.map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
        },
      })),
    },
  });
  return appliedMigrationNames;
}

/** The tables of the job queue, made by the application's own role, which must be able to work with them. */
export async function installJobQueue(applicationUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: applicationUrl, max: 1 });
  const utils = await makeWorkerUtils({ pgPool: pool });
  await utils.migrate();
  await utils.release();
  await pool.end();
}
