// Brings the database up to date, in a process of its own: the schema engine leaves a timer behind. Reads
// DATABASE_OWNER_URL and DATABASE_URL; prints the names of the migrations that it applied.
import path from "node:path";
import { applyMigrations, installJobQueue } from "#lib/platform/migrations.ts";

try {
  const applicationUrl = process.env.DATABASE_URL;
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? applicationUrl;
  if (!applicationUrl || !ownerUrl) throw new Error("DATABASE_URL is not set.");
  const applied = await applyMigrations(ownerUrl, path.resolve(import.meta.dirname, "../prisma"));
  await installJobQueue(applicationUrl);
  process.stdout.write(applied.map((name) => `${name}\n`).join(""), () => process.exit(0));
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`, () => process.exit(1));
}
