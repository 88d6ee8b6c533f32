import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { Obstacle, say } from "../steps.mjs";

/** Runs the migrations that the database lacks, and says which. */
export async function migrate(urls: { url: string; ownerUrl: string }): Promise<void> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/migrate.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // Ctrl-C must not cut a migration in two
    env: { ...process.env, DATABASE_URL: urls.url, DATABASE_OWNER_URL: urls.ownerUrl },
  });
  const [names, trouble, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("exit", resolve)),
  ]);
  if (code !== 0) {
    throw new Obstacle(
      `The database could not be brought up to date:\n${trouble.trim()}`,
      /Can't reach|Authentication failed|does not exist|denied access|ECONNREFUSED|ENOTFOUND|ETIMEDOUT/.test(trouble)
        ? "check DATABASE_URL (and DATABASE_OWNER_URL) and that the server runs, then start again."
        : "nothing of the failing migration was kept. Read the message above; with a newer version's data, use that version.",
    );
  }
  const applied = names.trim().split("\n").filter(Boolean);
  say(
    applied.length > 0
      ? `Database: ${applied.length} migration${applied.length > 1 ? "s" : ""} applied.`
      : "Database: up to date.",
  );
}
