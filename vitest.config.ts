import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const resolve = {
  alias: ["lib", "components", "app", "prisma"].map((folder) => ({
    find: new RegExp(`^#${folder}/`),
    replacement: `${path.join(root, folder)}/`,
  })),
};
const include = (ending: string) =>
  ["app", "components", "lib", "prisma", "scripts"].map((folder) => `${folder}/**/*${ending}`);
const shared = { env: { TZ: "UTC" }, allowOnly: false, passWithNoTests: false, exclude: ["**/node_modules/**"] };

/** Pure tests (`x.test.ts`), and those that work on a real database of their own (`x.db.test.ts`). */
export default defineConfig({
  resolve,
  test: {
    reporters: ["default"],
    maxWorkers: os.availableParallelism(),
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: "unit",
          // Nothing here keeps anything for the next file; loading every module anew for each took three times as long.
          isolate: false,
          // Properties try a thousand cases, and a busy machine is no failure.
          testTimeout: 20_000,
          include: include(".test.{ts,tsx}"),
          exclude: [...shared.exclude, "**/*.db.test.ts"],
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: "database",
          include: include(".db.test.ts"),
          globalSetup: "test/globals.ts",
          setupFiles: "test/database.ts",
          pool: "forks",
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
