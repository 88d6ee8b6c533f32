import path from "node:path";
import { Obstacle, say } from "../steps.mjs";
import type { Database } from "./database.ts";
import { markLoad, unmarkLoad } from "./half-loaded.ts";

/**
 * Loads the example organisation into an empty registry, and says how people sign in to it. While it loads, a mark
 * stands beside the data, by which the next launch knows half of it for what it is.
 */
export async function prepareExample(dataDirectory: string, database: Database): Promise<readonly string[]> {
  const { loadExampleOrganisation } = await import("../../prisma/seed/demo.ts");
  const { loaded, signIns } = await loadExampleOrganisation({
    say,
    begins: (now) => markLoad(dataDirectory, database, now),
  });
  if (loaded === "refused") {
    throw new Obstacle(
      `The registry in ${dataDirectory} holds other data than the example organisation, or half of one and something beside it. It is left as it is.`,
      `serve it with npm start, give the example a place of its own (DATA_DIR=${path.join(".data", "example")} npm run demo), or remove the folder if nothing in it is wanted.`,
    );
  }
  unmarkLoad(dataDirectory);
  say(loaded === "now" ? "Example organisation: loaded." : "Example organisation: there already.");
  return signIns;
}

/** On a registry without an admin, prints the link by which the first visitor becomes one. */
export async function printFirstAdminLink(): Promise<void> {
  const { ensureFirstAdminLink } = await import("#lib/identity/first-admin-link.ts");
  const link = await ensureFirstAdminLink();
  if (link) process.stdout.write(`  This registry has no admin yet. Open this link once to become it:\n  ${link}\n`);
}
